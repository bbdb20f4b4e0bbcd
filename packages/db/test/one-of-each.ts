import type { MemberAddress } from "@ajo/schemas";
import type { Said } from "@ajo/schemas/model";
import { account, type GroupModel } from "@ajo/schemas/testing";

/** One event of each kind but those that every group has; what it tells need not follow from what was told before. */
export function oneOfEach(group: GroupModel): Said[] {
  const [member, second] = group.inTurn.map(({ address }) => address) as [MemberAddress, MemberAddress];
  const hash = "ab".repeat(32);
  const moment = new Date(Date.UTC(2026, 5, 1));
  const amount = 7n;
  const order = group.order;
  return [
    { name: "member_left", member: account("Nobody"), seat: 9, refund: 0n },
    { name: "invited", key: hash, uses: 1, expiresAt: moment },
    { name: "invitation_revoked", key: hash },
    { name: "member_approved", member: account("Nobody") },
    { name: "member_disapproved", member: account("Nobody") },
    { name: "order_set", order },
    { name: "order_accepted", member, order },
    { name: "draw_opened", endsAt: moment },
    { name: "secret_revealed", member, secret: hash },
    { name: "order_drawn", seed: hash, order },
    { name: "deposit_added", member, payer: member, amount },
    { name: "member_late", member, round: 1, amount, recipient: second },
    { name: "member_defaulted", member, round: 1, received: false, forfeited: 0n },
    { name: "member_cured", member },
    { name: "standing_order_set", member, on: true },
    { name: "turn_vacated", member, round: 1, paid: 0, returned: 0, credited: [], byChoice: true },
    { name: "payout_held", member, amount },
    { name: "payout_claimed", member, amount, fromDeposit: 0n },
    { name: "bid_sealed", member, round: 1 },
    { name: "bid_revealed", member, round: 1, discountBps: 100 },
    { name: "auction_won", member, round: 1, discountBps: 100, order },
    { name: "turns_swapped", first: member, second },
    { name: "hand_over_proposed", member, newcomer: account("Nobody"), price: amount, readyAt: moment },
    { name: "hand_over_vetoed", member },
    { name: "voted", member, motion: { kind: "pause" }, votes: 1 },
    { name: "recovery_ready", member, fresh: account("Nobody"), readyAt: moment },
    { name: "recovery_vetoed", member },
    { name: "group_paused", until: moment, by: member },
    { name: "deputy_set", deputy: second },
    { name: "organiser_changed", organiser: second },
    { name: "organiser_stayed", seenAt: moment },
    { name: "upgraded", code: hash, version: 3 },
    {
      ...{ name: "round_settled", round: 1, recipient: member, amount, missing: 0, held: false, help: 0n },
      ...{ kept: 0n, discount: 0n, short: 0n, reserve: 0n },
    },
    { name: "seat_moved", member, newcomer: account("Newcomer"), seat: 0, reason: "recovery", price: 0n },
    { name: "group_completed", gap: null, share: 0n, dust: 0n, sharers: [] },
    { name: "group_cancelled", gap: null, share: 0n, dust: 0n, sharers: [] },
  ];
}
