-- CreateEnum
CREATE TYPE "intent_state" AS ENUM ('prepared', 'signed', 'confirmed', 'failed', 'expired');

-- CreateTable
CREATE TABLE "transaction_intents" (
    "hash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "summary" JSONB,
    "state" "intent_state" NOT NULL DEFAULT 'prepared',
    "expires_at" TIMESTAMPTZ(3),
    "envelope" TEXT,
    "sends" INTEGER NOT NULL DEFAULT 0,
    "check_at" TIMESTAMPTZ(3),
    "sponsored_at" TIMESTAMPTZ(3),
    "ledger" INTEGER,
    "closed_at" TIMESTAMPTZ(3),
    "fee_charged" DECIMAL(39,0),
    "created_group_id" TEXT,
    "error" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transaction_intents_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "transaction_intents_source_created_at_idx" ON "transaction_intents"("source", "created_at" DESC);

-- CreateIndex
CREATE INDEX "transaction_intents_check_at_idx" ON "transaction_intents"("check_at");

-- CreateIndex
CREATE INDEX "transaction_intents_source_sponsored_at_idx" ON "transaction_intents"("source", "sponsored_at");

-- CreateIndex
CREATE INDEX "transaction_intents_created_at_idx" ON "transaction_intents"("created_at");
