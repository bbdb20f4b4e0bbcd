-- CreateEnum
CREATE TYPE "group_status" AS ENUM ('forming', 'active', 'completed');

-- CreateEnum
CREATE TYPE "start_rule" AS ENUM ('whenFull', 'byOrganiser');

-- CreateEnum
CREATE TYPE "contribution_kind" AS ENUM ('paid', 'ahead', 'late', 'setOff');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "wallet_address" TEXT NOT NULL,
    "display_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tokens" (
    "contract_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "issuer" TEXT,
    "decimals" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "tokens_pkey" PRIMARY KEY ("contract_id")
);

-- CreateTable
CREATE TABLE "groups" (
    "id" TEXT NOT NULL,
    "factory_id" TEXT NOT NULL,
    "registry_index" INTEGER,
    "name" TEXT NOT NULL,
    "organiser" TEXT NOT NULL,
    "token_id" TEXT NOT NULL,
    "contribution" DECIMAL(39,0) NOT NULL,
    "frequency_seconds" INTEGER NOT NULL,
    "grace_seconds" INTEGER NOT NULL,
    "max_members" SMALLINT NOT NULL,
    "start_rule" "start_rule" NOT NULL,
    "status" "group_status" NOT NULL DEFAULT 'forming',
    "is_active" BOOLEAN NOT NULL DEFAULT false,
    "member_count" SMALLINT NOT NULL DEFAULT 0,
    "current_round" SMALLINT NOT NULL DEFAULT 0,
    "total_rounds" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "settleable_at" TIMESTAMPTZ(3),
    "escrow" DECIMAL(39,0) NOT NULL DEFAULT 0,
    "held_total" DECIMAL(39,0) NOT NULL DEFAULT 0,
    "snapshot_ledger" INTEGER,
    "snapshot_at" TIMESTAMPTZ(3),

    CONSTRAINT "groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_members" (
    "group_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "seat" SMALLINT NOT NULL,
    "turn" SMALLINT NOT NULL,
    "paid_rounds" SMALLINT NOT NULL DEFAULT 0,
    "held_amount" DECIMAL(39,0) NOT NULL DEFAULT 0,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "group_members_pkey" PRIMARY KEY ("group_id","address")
);

-- CreateTable
CREATE TABLE "rounds" (
    "group_id" TEXT NOT NULL,
    "round" SMALLINT NOT NULL,
    "recipient" TEXT NOT NULL,
    "payout" DECIMAL(39,0) NOT NULL,
    "missing" SMALLINT NOT NULL,
    "held" BOOLEAN NOT NULL DEFAULT false,
    "settled_at" TIMESTAMPTZ(3),
    "tx_hash" TEXT,

    CONSTRAINT "rounds_pkey" PRIMARY KEY ("group_id","round")
);

-- CreateTable
CREATE TABLE "contributions" (
    "id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "payer" TEXT NOT NULL,
    "round" SMALLINT NOT NULL,
    "amount" DECIMAL(39,0) NOT NULL,
    "kind" "contribution_kind" NOT NULL,
    "recipient" TEXT,
    "tx_hash" TEXT NOT NULL,
    "ledger" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contributions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activities" (
    "id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "member" TEXT,
    "payer" TEXT,
    "round" SMALLINT,
    "amount" DECIMAL(39,0),
    "kind" "contribution_kind",
    "held" BOOLEAN,
    "tx_hash" TEXT NOT NULL,
    "ledger" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "event_id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ledger" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "indexer_cursor" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "network_passphrase" TEXT NOT NULL,
    "factory_id" TEXT NOT NULL,
    "cursor" TEXT,
    "ledger" INTEGER NOT NULL,
    "close_time" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "indexer_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledgers" (
    "ledger" INTEGER NOT NULL,
    "close_time" TIMESTAMPTZ(3) NOT NULL,
    "event_count" INTEGER NOT NULL,
    "last_event_id" TEXT NOT NULL,
    "last_tx_hash" TEXT NOT NULL,

    CONSTRAINT "ledgers_pkey" PRIMARY KEY ("ledger")
);

-- CreateTable
CREATE TABLE "parked_events" (
    "id" TEXT NOT NULL,
    "contract_id" TEXT NOT NULL,
    "ledger" INTEGER NOT NULL,
    "tx_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "topics" TEXT[],
    "value" TEXT NOT NULL,

    CONSTRAINT "parked_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "challenges" (
    "hash" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "challenges_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_wallet_address_key" ON "users"("wallet_address");

-- CreateIndex
CREATE INDEX "groups_created_at_id_idx" ON "groups"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "groups_status_created_at_id_idx" ON "groups"("status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "groups_settleable_at_idx" ON "groups"("settleable_at");

-- CreateIndex
CREATE INDEX "groups_snapshot_ledger_idx" ON "groups"("snapshot_ledger");

-- CreateIndex
CREATE INDEX "groups_token_id_idx" ON "groups"("token_id");

-- CreateIndex
CREATE INDEX "group_members_address_group_id_idx" ON "group_members"("address", "group_id");

-- CreateIndex
CREATE INDEX "contributions_group_id_id_idx" ON "contributions"("group_id", "id" DESC);

-- CreateIndex
CREATE INDEX "activities_group_id_id_idx" ON "activities"("group_id", "id" DESC);

-- CreateIndex
CREATE INDEX "outbox_group_id_event_id_idx" ON "outbox"("group_id", "event_id");

-- CreateIndex
CREATE INDEX "challenges_expires_at_idx" ON "challenges"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_family_id_idx" ON "sessions"("family_id");

-- CreateIndex
CREATE INDEX "sessions_address_idx" ON "sessions"("address");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- AddForeignKey
ALTER TABLE "groups" ADD CONSTRAINT "groups_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("contract_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;
