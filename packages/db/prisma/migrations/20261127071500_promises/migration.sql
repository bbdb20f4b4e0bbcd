-- CreateTable
CREATE TABLE "promises" (
    "group_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "round" SMALLINT NOT NULL,
    "pay_by" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "promises_pkey" PRIMARY KEY ("group_id","address")
);

-- CreateIndex
CREATE INDEX "promises_address_idx" ON "promises"("address");
