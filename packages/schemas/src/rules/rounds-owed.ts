import type { GroupStatus, Member, MemberStatus, VacatedRound } from "../group/group";

/** Which rounds a member owes follows from the group's vacated rounds and the member's own seat. */
export interface OwingGroup {
  status: GroupStatus;
  totalRounds: number;
  vacated: readonly VacatedRound[];
}
export type OwingMember = Pick<Member, "turn" | "paidRounds" | "status">;

/** A seat's status as far as the contract keeps it; that somebody is late follows from the rounds. */
export const standingOf = (seat: { defaulted: boolean; exited: boolean }): MemberStatus =>
  seat.exited ? "exited" : seat.defaulted ? "defaulted" : "good";

/** Whether a member has to pay a round at all: not after leaving, nor a vacated round that is not theirs to repay. */
export function owesRound(
  group: OwingGroup,
  member: Pick<OwingMember, "turn" | "status">,
  round: number,
): boolean {
  if (member.status === "exited") return false;
  const vacated = group.vacated.find((entry) => entry.round === round);
  return vacated === undefined || member.turn <= vacated.paid;
}

/** The rounds that a member still has to pay, oldest first; none before the start, after cancellation or leaving. */
export function unpaidRounds(group: OwingGroup, member: OwingMember): number[] {
  if (group.status !== "active" && group.status !== "completed") return [];
  const rounds: number[] = [];
  for (let round = member.paidRounds + 1; round <= group.totalRounds; round++)
    if (owesRound(group, member, round)) rounds.push(round);
  return rounds;
}
