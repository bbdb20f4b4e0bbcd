-- Which unbroken line of changes the outbox holds the end of: src/changes/epoch.ts.
CREATE TABLE "outbox_epoch" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "epoch" TEXT NOT NULL,

    CONSTRAINT "outbox_epoch_pkey" PRIMARY KEY ("id")
);
INSERT INTO "outbox_epoch" ("epoch")
    SELECT left(md5(random()::text || clock_timestamp()::text), 16) FROM "indexer_cursor";
