import { type GroupSummary, type Member } from "@ajo/schemas";
import { isSameAddress } from "@/lib/same-address";

/**
 * What a group that has not started wants of one member: that they `accept` the order that is proposed, or `show` their
 * secret for the draw; or, of its organiser, to `start` it now that every seat is taken. `shown`: their secret is, and others are awaited; `missed`: the time for it is
 * over, and the draw awaited.
 */
export type StepBeforeStart =
  | { is: "accept"; turn: number }
  | { is: "show"; until: Date }
  | { is: "shown" }
  | { is: "missed" }
  | { is: "start" };

/** Null where the member has only to wait for others. `now`: the network's time, null before it is known. */
export function stepBeforeStart(
  {
    group,
    member,
    turnToAccept,
  }: {
    group: Pick<
      GroupSummary,
      "status" | "drawEndsAt" | "memberCount" | "maxMembers" | "organiser" | "turnOrder" | "startRule"
    >;
    member: Pick<Member, "address" | "hasRevealed">;
    turnToAccept: number | null;
  },
  now: Date | null,
): StepBeforeStart | null {
  const { status, drawEndsAt, memberCount, maxMembers, organiser, turnOrder, startRule } = group;
  if (status === "drawing") {
    if (member.hasRevealed) return { is: "shown" };
    if (drawEndsAt === null || (now !== null && now >= drawEndsAt)) return { is: "missed" };
    return { is: "show", until: drawEndsAt };
  }
  if (turnToAccept !== null) return { is: "accept", turn: turnToAccept };
  const waitsForOrganiser = startRule === "byOrganiser" && turnOrder !== "fixed";
  return status === "forming" &&
    memberCount === maxMembers &&
    waitsForOrganiser &&
    isSameAddress(organiser, member.address)
    ? { is: "start" }
    : null;
}
