-- AlterTable
ALTER TABLE "contributions" ADD COLUMN     "forwarded" DECIMAL(39,0);

-- AlterTable
ALTER TABLE "parked_events" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "member_statistics" (
    "group_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "paid_on_time" INTEGER NOT NULL,
    "paid_late" INTEGER NOT NULL,
    "paid_from_deposit" INTEGER NOT NULL,
    "late_marks" INTEGER NOT NULL,
    "defaults" INTEGER NOT NULL,
    "pots_received" INTEGER NOT NULL,
    "paid_in" DECIMAL(60,0) NOT NULL,
    "received" DECIMAL(60,0) NOT NULL,

    CONSTRAINT "member_statistics_pkey" PRIMARY KEY ("group_id","address")
);

-- CreateIndex
CREATE INDEX "member_statistics_address_idx" ON "member_statistics"("address");

-- AddForeignKey
ALTER TABLE "member_statistics" ADD CONSTRAINT "member_statistics_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Marks age off: they are counted by their dates when they are asked for.
CREATE INDEX "activities_marks_idx" ON "activities"("member", "at")
  WHERE "name" IN ('member_late', 'member_defaulted');

-- How much of a late contribution went back to the reserve was not kept until now: a rebuild knows it.
UPDATE "contributions" SET "forwarded" = "amount" WHERE "recipient" IS NOT NULL;

-- What is in the history already is counted once, here.
INSERT INTO "member_statistics"
SELECT group_id, address, sum(paid_on_time), sum(paid_late), sum(paid_from_deposit), sum(late_marks), sum(defaults),
  sum(pots_received), sum(paid_in), sum(received)
FROM (
  SELECT group_id, member AS address,
    count(*) FILTER (WHERE kind::text IN ('paid', 'ahead', 'standingOrder')) AS paid_on_time,
    count(*) FILTER (WHERE kind::text IN ('late', 'setOff')) AS paid_late,
    count(*) FILTER (WHERE kind::text = 'fromDeposit') AS paid_from_deposit,
    0 AS late_marks, 0 AS defaults, 0 AS pots_received, sum(amount + fee) AS paid_in, 0 AS received
  FROM "contributions" GROUP BY 1, 2
  UNION ALL
  SELECT group_id, recipient, 0, 0, 0, 0, 0, 0, 0, sum(forwarded)
  FROM "contributions" WHERE recipient IS NOT NULL GROUP BY 1, 2
  UNION ALL
  SELECT group_id, member, 0, 0, 0,
    count(*) FILTER (WHERE name IN ('member_late', 'member_defaulted')),
    count(*) FILTER (WHERE name = 'member_defaulted'),
    count(*) FILTER (WHERE name = 'round_settled'), 0,
    coalesce(sum(amount) FILTER (WHERE name = 'round_settled'), 0)
  FROM "activities" WHERE name IN ('member_late', 'member_defaulted', 'round_settled') GROUP BY 1, 2
) counted GROUP BY 1, 2;
