-- CreateTable
CREATE TABLE "suspect_groups" (
    "group_id" TEXT NOT NULL,
    "ledger" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suspect_groups_pkey" PRIMARY KEY ("group_id")
);

-- CreateTable
CREATE TABLE "history_gaps" (
    "from_ledger" INTEGER NOT NULL,
    "to_ledger" INTEGER NOT NULL,

    CONSTRAINT "history_gaps_pkey" PRIMARY KEY ("from_ledger")
);

-- CreateTable
CREATE TABLE "differences" (
    "id" BIGSERIAL NOT NULL,
    "group_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "projected" TEXT,
    "chain" TEXT,
    "ledger" INTEGER NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "repaired_at" TIMESTAMPTZ(3),

    CONSTRAINT "differences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_progress" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "differences" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_checked" INTEGER,
    "last_differences" INTEGER,
    "last_finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "check_progress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "address" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "round" SMALLINT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "differences_group_id_idx" ON "differences"("group_id");

-- CreateIndex
CREATE INDEX "differences_repaired_at_idx" ON "differences"("repaired_at");

-- CreateIndex
CREATE INDEX "notifications_address_created_at_id_idx" ON "notifications"("address", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notifications_address_kind_group_id_round_key" ON "notifications"("address", "kind", "group_id", "round");

-- CreateIndex
CREATE INDEX "outbox_ledger_idx" ON "outbox"("ledger");
