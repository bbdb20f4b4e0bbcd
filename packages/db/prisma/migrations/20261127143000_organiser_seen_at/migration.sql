ALTER TABLE "groups" ADD COLUMN "organiser_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- As the fold hears it of the events (packages/schemas/src/fold/signs-of-life.ts). What happened in ledgers that were
-- never read is told by the contract, when the check comes by.
UPDATE "groups" g SET "organiser_seen_at" = coalesce((
  SELECT max(a.at) FROM "activities" a
  WHERE a.group_id = g.id AND (
    a.name IN ('group_opened', 'invitation_revoked', 'member_approved', 'member_disapproved', 'order_set', 'deputy_set',
      'organiser_changed', 'organiser_stayed')
    OR a.name = 'group_paused' AND a.member = g.organiser
    OR a.name = 'invited' AND NOT EXISTS (
      SELECT 1 FROM "activities" j
      WHERE j.group_id = a.group_id AND j.tx_hash = a.tx_hash AND j.name = 'member_joined')
    OR (a.name = 'draw_opened' OR a.name = 'group_started' AND g.turn_order <> 'random')
      AND NOT (g.start_rule = 'whenFull' AND g.total_rounds = g.max_members)
  )), g.created_at);
