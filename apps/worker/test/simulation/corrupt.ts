import type { Random } from "@ajo/testing";

/** Ways in which a row can come to be wrong behind everybody's back. Each is something that a contract can contradict. */
const WRONGS = [
  "update groups set escrow = escrow + 1 where id = $1",
  "update groups set name = name || '?' where id = $1",
  "update groups set current_round = current_round + 1 where id = $1 and status = 'active'",
  "update group_members set paid_rounds = paid_rounds + 1 where group_id = $1 and turn = 1",
  "update group_members set held_amount = 5 where group_id = $1 and turn = 2",
  "update rounds set payout = payout + 1 where group_id = $1",
  "delete from contributions where group_id = $1",
  "update member_statistics set paid_in = paid_in + 1, late_marks = late_marks + 1 where group_id = $1",
  "delete from member_statistics where group_id = $1",
  "delete from groups where id = $1",
] as const;

export const corruption = (random: Random): string => random.pick(WRONGS);
