import type { Activity, GroupEvent, GroupEventOf } from "@ajo/schemas";

/** One row of `activities`: everything a sentence about the event needs. Null for events that people are not shown. */
export function activityOfEvent(event: GroupEvent): Activity | null {
  // The group's own group_opened tells the same story with the same time.
  if (event.name === "group_created") return null;
  const { id, groupId, txHash, ledger, at, name } = event;
  return { id, groupId, name, ...NOTHING_MORE, ...detailsOf(event), txHash, ledger, at };
}

type Details = Pick<Activity, "member" | "payer" | "round" | "amount" | "kind" | "held">;
const NOTHING_MORE: Details = {
  member: null,
  payer: null,
  round: null,
  amount: null,
  kind: null,
  held: null,
};

function detailsOf(event: Exclude<GroupEvent, { name: "group_created" }>): Partial<Details> {
  switch (event.name) {
    case "group_opened":
      return { member: event.organiser };
    case "member_joined":
    case "member_left":
      return { member: event.member };
    case "group_started":
    case "group_completed":
      return {};
    case "contributed":
      return {
        member: event.member,
        payer: event.payer,
        round: event.round,
        amount: event.amount,
        kind: event.kind,
      };
    case "member_late":
      return { member: event.member, round: event.round, amount: event.amount };
    case "round_settled":
      return { member: event.recipient, round: event.round, amount: event.amount, held: event.held };
    case "payout_held":
    case "payout_claimed":
      return { member: event.member, amount: event.amount };
  }
}

export const isContribution = (event: GroupEvent): event is GroupEventOf<"contributed"> =>
  event.name === "contributed";
export const isSettlement = (event: GroupEvent): event is GroupEventOf<"round_settled"> =>
  event.name === "round_settled";
