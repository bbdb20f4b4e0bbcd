-- CreateEnum
CREATE TYPE "turn_order" AS ENUM ('joining', 'fixed', 'random', 'auction');

-- CreateEnum
CREATE TYPE "admission" AS ENUM ('open', 'invitation', 'approval');

-- AlterEnum
ALTER TYPE "group_status" ADD VALUE 'drawing';
ALTER TYPE "group_status" ADD VALUE 'cancelled';

-- AlterEnum
ALTER TYPE "contribution_kind" ADD VALUE 'standingOrder';
ALTER TYPE "contribution_kind" ADD VALUE 'fromDeposit';

-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "start_by" TIMESTAMPTZ(3),
ADD COLUMN     "turn_order" "turn_order" NOT NULL DEFAULT 'joining',
ADD COLUMN     "admission" "admission" NOT NULL DEFAULT 'open',
ADD COLUMN     "deposit_bps" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "late_fee_bps" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "reserve_fee_bps" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "default_after" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "rulebook_hash" TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',
ADD COLUMN     "founding_deputy" TEXT,
ADD COLUMN     "deputy" TEXT,
ADD COLUMN     "paused_until" TIMESTAMPTZ(3),
ADD COLUMN     "draw_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "reserve" DECIMAL(39,0) NOT NULL DEFAULT 0,
ADD COLUMN     "vacated" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "shorts" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "proceedings" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "group_members" ADD COLUMN     "deposit" DECIMAL(39,0) NOT NULL DEFAULT 0,
ADD COLUMN     "defaulted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "exited" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "standing_order" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "has_accepted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "has_revealed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "rounds" ADD COLUMN     "help" DECIMAL(39,0),
ADD COLUMN     "kept" DECIMAL(39,0),
ADD COLUMN     "discount" DECIMAL(39,0);

-- AlterTable
ALTER TABLE "contributions" ADD COLUMN     "fee" DECIMAL(39,0) NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "activities" ADD COLUMN     "other" TEXT,
ADD COLUMN     "detail" TEXT;
