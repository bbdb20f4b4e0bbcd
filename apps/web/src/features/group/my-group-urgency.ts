import { memberObligation } from "@ajo/schemas";
import { stepBeforeStart } from "./step-before-start";
import type { MyGroup } from "./my-group";

type Mine = Pick<MyGroup, "group" | "member" | "turnToAccept">;

/**
 * What the contract keeps for this member until they claim it: all of it once the group is over. While it runs, a deposit
 * that is larger than it need be is no reason to act.
 */
export function waitsForMe({ group, member }: Mine): bigint {
  return isOver(group) || member.heldAmount > 0n ? member.claimable : 0n;
}

const isOver = ({ status }: Mine["group"]) => status === "completed" || status === "cancelled";

/**
 * Late first, then what is to be paid or shown soonest, then what can be claimed, accepted or started, then the rest; ended ones
 * last.
 */
export const byUrgency =
  (now: Date | null) =>
  (a: Mine, b: Mine): number =>
    urgency(a, now) - urgency(b, now);

/** Puts every late payment before every one that is not. */
const LATE_FIRST_MS = 1e15;

function urgency(mine: Mine, now: Date | null): number {
  const { group, member } = mine;
  const waits = waitsForMe(mine) > 0n;
  if (isOver(group) && !waits) return Number.MAX_SAFE_INTEGER;
  const { dueAt: due, isLate } = memberObligation(group, member);
  const step = stepBeforeStart(mine, now);
  if (step?.is === "show") return step.until.getTime();
  if (due === null && (waits || step?.is === "start" || step?.is === "accept"))
    return Number.MAX_SAFE_INTEGER - 2;
  if (due === null) return Number.MAX_SAFE_INTEGER - 1;
  return isLate ? due.getTime() - LATE_FIRST_MS : due.getTime();
}
