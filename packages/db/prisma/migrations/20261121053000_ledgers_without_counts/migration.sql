-- AlterTable
ALTER TABLE "ledgers" DROP COLUMN "event_count";
