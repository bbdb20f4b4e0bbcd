-- The groups that somebody leads, or stands in for, without a seat: src/group/list-led-groups.ts.
CREATE INDEX "groups_organiser_idx" ON "groups" ("organiser");
CREATE INDEX "groups_deputy_idx" ON "groups" ("deputy");
