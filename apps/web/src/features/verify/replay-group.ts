import type { GroupEvent } from "@ajo/schemas";
import { type GroupState, type MemberState, projectGroupEvent, seatedMembers } from "@ajo/schemas/fold";

/** What a group's own events come to, and nothing else. Amounts in the token's smallest unit. */
export interface ReplayedGroup extends Pick<
  GroupState,
  "status" | "currentRound" | "escrow" | "reserve" | "shorts" | "suspect"
> {
  /** Who has a seat, in turn order. */
  members: readonly MemberState[];
  /** Paid out, held, or kept as a deposit, at each settlement in order. */
  payouts: readonly bigint[];
}

/** Adds up `events` (one group's, in chain order). Null without its first: they are too few to say anything. Pure. */
export function replayGroup(events: readonly GroupEvent[]): ReplayedGroup | null {
  if (events[0]?.name !== "group_opened") return null;
  const group = events.reduce<GroupState | null>((state, event) => projectGroupEvent(state, event), null);
  if (group === null) return null;
  return {
    ...group,
    members: seatedMembers(group).sort((a, b) => a.turn - b.turn),
    payouts: events.flatMap((event) => (event.name === "round_settled" ? [event.amount + event.kept] : [])),
  };
}
