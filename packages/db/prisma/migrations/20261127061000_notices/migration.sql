-- CreateEnum
CREATE TYPE "channel" AS ENUM ('push', 'email');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'sent', 'dropped');

-- DropIndex
DROP INDEX "notifications_address_kind_group_id_round_key";

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "amount" DECIMAL(39,0),
ADD COLUMN     "detail" TEXT,
ADD COLUMN     "other" TEXT,
ADD COLUMN     "subject" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "notification_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "device" TEXT NOT NULL DEFAULT '',
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_settings" (
    "address" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "quiet_from" SMALLINT,
    "quiet_until" SMALLINT,
    "push_topics" TEXT[],
    "email_topics" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_settings_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "push_subscriptions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "address" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailboxes" (
    "address" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "token_hash" TEXT,
    "token_expires_at" TIMESTAMPTZ(3),
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "unsubscribed_at" TIMESTAMPTZ(3),
    "unsubscribe_token" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "mailboxes_pkey" PRIMARY KEY ("address")
);

-- CreateIndex
CREATE INDEX "deliveries_created_at_idx" ON "deliveries"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_notification_id_channel_device_key" ON "deliveries"("notification_id", "channel", "device");

-- CreateIndex
CREATE UNIQUE INDEX "push_subscriptions_endpoint_key" ON "push_subscriptions"("endpoint");

-- CreateIndex
CREATE INDEX "push_subscriptions_address_idx" ON "push_subscriptions"("address");

-- CreateIndex
CREATE UNIQUE INDEX "mailboxes_token_hash_key" ON "mailboxes"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "mailboxes_unsubscribe_token_key" ON "mailboxes"("unsubscribe_token");

-- CreateIndex
CREATE INDEX "mailboxes_email_requested_at_idx" ON "mailboxes"("email", "requested_at");

-- CreateIndex
CREATE INDEX "notifications_other_told_at_idx" ON "notifications"("other", "told_at");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_address_kind_group_id_round_subject_key" ON "notifications"("address", "kind", "group_id", "round", "subject");

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notifications"("id") ON DELETE CASCADE ON UPDATE CASCADE;
