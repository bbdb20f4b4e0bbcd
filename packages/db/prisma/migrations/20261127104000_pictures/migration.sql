ALTER TABLE "users" ADD COLUMN "picture" BYTEA;
ALTER TABLE "users" ADD COLUMN "picture_hash" TEXT;
ALTER TABLE "users" ADD CONSTRAINT "users_picture_whole" CHECK (("picture" IS NULL) = ("picture_hash" IS NULL));
CREATE INDEX "users_picture_hash_idx" ON "users"("picture_hash");

DROP TRIGGER tell_personal ON users;
CREATE TRIGGER tell_personal AFTER INSERT OR UPDATE OF display_name, picture_hash ON users
  FOR EACH ROW EXECUTE FUNCTION tell_personal('wallet_address');
