-- Parts of words are found by their groups of three letters.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- DropIndex
DROP INDEX "groups_token_id_idx";

-- CreateIndex
CREATE INDEX "groups_token_id_created_at_id_idx" ON "groups"("token_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "groups_token_id_contribution_idx" ON "groups"("token_id", "contribution");

-- What follows the Prisma schema cannot say; without them lists are the same, and slower.
CREATE INDEX "groups_open_seats_idx" ON "groups"("created_at" DESC, "id" DESC)
  WHERE "status" = 'forming' AND "member_count" < "max_members";
CREATE INDEX "groups_name_trgm_idx" ON "groups" USING gin (lower("name") gin_trgm_ops);
