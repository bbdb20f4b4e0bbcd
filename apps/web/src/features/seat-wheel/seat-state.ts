import { dueAt, type GroupDetail, isDecidedByBids, type Member, scheduleOf } from "@ajo/schemas";

/**
 * Whether a member has paid this round: `late` owes a settled round, `joined` while nothing is owed yet; `defaulted` by
 * the rules, `left` the turn to nobody.
 */
export type SeatPayment = "joined" | "paid" | "due" | "late" | "defaulted" | "left";
/** Where a member's own turn stands. */
export type SeatTurn = "received" | "receiving" | "upcoming";

export interface Seat {
  member: Member;
  payment: SeatPayment;
  turn: SeatTurn;
  /** When the member's own round is due; null while the group is forming, or bids are to decide. */
  receivesAt: Date | null;
}

/** The seats of a group in payout order. */
export function seatsOf(group: GroupDetail): Seat[] {
  return [...group.members]
    .sort((a, b) => a.turn - b.turn)
    .map((member) => ({
      member,
      payment: paymentOf(group, member),
      turn: turnOf(group, member),
      receivesAt: receivesAt(group, member.turn),
    }));
}

/** Whether there are rounds: not while forming or drawing, nor in a group that was called off before its start. */
export const hasStarted = (group: Pick<GroupDetail, "startedAt">): boolean => group.startedAt !== null;

/** Places that nobody has taken yet; none once the group has started. */
export function openSeats(group: Pick<GroupDetail, "status" | "maxMembers" | "memberCount">): number {
  return group.status === "forming" ? Math.max(0, group.maxMembers - group.memberCount) : 0;
}

function paymentOf(group: GroupDetail, member: Member): SeatPayment {
  if (!hasStarted(group)) return "joined";
  if (member.status === "exited") return "left";
  if (member.status === "defaulted") return "defaulted";
  if (member.arrearsRounds > 0) return "late";
  return member.paidRounds >= group.currentRound ? "paid" : "due";
}

function turnOf(group: GroupDetail, member: Member): SeatTurn {
  if (!hasStarted(group)) return "upcoming";
  if (group.status === "completed" || member.turn < group.currentRound) return "received";
  if (isDecidedByBids(group, member.turn)) return "upcoming";
  return group.status === "active" && member.turn === group.currentRound ? "receiving" : "upcoming";
}

function receivesAt(group: GroupDetail, turn: number): Date | null {
  const schedule = scheduleOf(group);
  return schedule === null || isDecidedByBids(group, turn) ? null : dueAt(schedule, turn);
}
