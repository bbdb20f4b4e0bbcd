import type { Activity, GroupEvent, GroupEventOf } from "@ajo/schemas";

/** One row of `activities`: everything a sentence about the event needs. Null for events that people are not shown. */
export function activityOfEvent(event: GroupEvent): Activity | null {
  // The group's own group_opened tells the same story with the same time.
  if (event.name === "group_created") return null;
  const { id, groupId, txHash, ledger, at, name } = event;
  return { id, groupId, name, ...NOTHING_MORE, ...detailsOf(event), txHash, ledger, at };
}

type Details = Pick<Activity, "member" | "payer" | "round" | "amount" | "kind" | "held" | "other" | "detail">;
const NOTHING_MORE: Details = {
  member: null,
  payer: null,
  round: null,
  amount: null,
  kind: null,
  held: null,
  other: null,
  detail: null,
};

function detailsOf(event: Exclude<GroupEvent, { name: "group_created" }>): Partial<Details> {
  switch (event.name) {
    case "group_opened":
      return { member: event.organiser };
    case "member_joined":
      return { member: event.member, amount: event.deposit };
    case "member_left":
      return { member: event.member, amount: event.refund };
    case "member_approved":
    case "member_disapproved":
    case "order_accepted":
    case "secret_revealed":
    case "member_cured":
    case "hand_over_vetoed":
    case "recovery_vetoed":
      return { member: event.member };
    case "invited":
    case "invitation_revoked":
    case "order_set":
    case "draw_opened":
    case "order_drawn":
    case "group_started":
    case "group_completed":
    case "group_cancelled":
    case "upgraded":
    case "organiser_stayed":
      return {};
    case "contributed":
      return {
        member: event.member,
        payer: event.payer,
        round: event.round,
        amount: event.amount + event.fee,
        kind: event.kind,
        other: event.recipient,
      };
    case "member_late":
      return { member: event.member, round: event.round, amount: event.amount, other: event.recipient };
    case "member_defaulted":
      return { member: event.member, round: event.round, amount: event.forfeited };
    case "round_settled":
      return { member: event.recipient, round: event.round, amount: event.amount, held: event.held };
    case "deposit_added":
      return { member: event.member, payer: event.payer, amount: event.amount };
    case "standing_order_set":
      return { member: event.member, detail: event.on ? "on" : "off" };
    case "turn_vacated":
      return { member: event.member, round: event.round, detail: event.byChoice ? "byChoice" : "byDefault" };
    case "payout_held":
    case "payout_claimed":
      return { member: event.member, amount: event.amount };
    case "bid_sealed":
    case "bid_revealed":
    case "auction_won":
      return {
        member: event.member,
        round: event.round,
        detail: event.name === "bid_sealed" ? null : String(event.discountBps),
      };
    case "turns_swapped":
      return { member: event.first, other: event.second };
    case "hand_over_proposed":
      return { member: event.member, other: event.newcomer, amount: event.price };
    case "seat_moved":
      return { member: event.member, other: event.newcomer, amount: event.price, detail: event.reason };
    case "voted":
      return { member: event.member, detail: event.motion.kind };
    case "recovery_ready":
      return { member: event.member, other: event.fresh };
    case "group_paused":
      return { member: event.by };
    case "deputy_set":
      return { other: event.deputy };
    case "organiser_changed":
      return { member: event.organiser };
  }
}

export const isContribution = (event: GroupEvent): event is GroupEventOf<"contributed"> =>
  event.name === "contributed";
export const isSettlement = (event: GroupEvent): event is GroupEventOf<"round_settled"> =>
  event.name === "round_settled";
