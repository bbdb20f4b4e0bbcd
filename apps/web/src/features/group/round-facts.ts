import type { GroupDetail, Member, Round } from "@ajo/schemas";

export interface RoundFacts {
  round: Round;
  recipient: Member | null;
  paid: number;
  members: number;
  /** What the contributions of this round come to so far, and when complete. */
  potNow: bigint;
  potFull: bigint;
  /** Anyone may close it: all have paid, or the grace period is over. */
  canSettle: boolean;
}

/** The current round of an active group at the network's time; null when there is none. */
export function currentRoundFacts(group: GroupDetail, now: Date | null): RoundFacts | null {
  if (group.status !== "active") return null;
  const round = group.rounds.find((candidate) => candidate.round === group.currentRound);
  if (round === undefined) return null;
  const members = group.totalRounds;
  const paid = group.members.filter((member) => member.paidRounds >= round.round).length;
  return {
    round,
    recipient: group.members.find((member) => member.address === round.recipient) ?? null,
    paid,
    members,
    potNow: group.contribution * BigInt(paid),
    potFull: group.contribution * BigInt(members),
    canSettle: paid === members || (now !== null && now.getTime() >= round.settleableAt.getTime()),
  };
}
