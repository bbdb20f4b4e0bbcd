import { type GroupDetail, isDecidedByBids, type Member, owesRound, type Round } from "@ajo/schemas";

export interface RoundFacts {
  round: Round;
  recipient: Member | null;
  /** Bids decide who receives: `recipient` is only who would without any. */
  byBid: boolean;
  paid: number;
  members: number;
  /** What the contributions of this round come to so far, and when complete. */
  potNow: bigint;
  potFull: bigint;
  /** Anyone may close it: all have paid and no bids are awaited, or the grace period is over; never while paused. */
  canSettle: boolean;
}

/** Who has to pay a round: all but those who have left, and of a vacated round those whom it repays. */
export const owing = (group: GroupDetail, round: number): Member[] =>
  group.members.filter((member) => owesRound(group, member, round));

/** What comes together in a round that is not settled when all pay who owe it: not those who have left. */
export const expectedPot = (group: GroupDetail, round: number): bigint =>
  group.contribution * BigInt(owing(group, round).length);

/** The current round of an active group at the network's time; null when there is none. */
export function currentRoundFacts(group: GroupDetail, now: Date | null): RoundFacts | null {
  if (group.status !== "active") return null;
  const round = group.rounds.find((candidate) => candidate.round === group.currentRound);
  if (round === undefined) return null;
  const payers = owing(group, round.round);
  const paid = payers.filter((member) => member.paidRounds >= round.round).length;
  const allIn = paid === payers.length && group.turnOrder !== "auction";
  const isOver = (end: Date) => now !== null && now.getTime() >= end.getTime();
  return {
    round,
    recipient: group.members.find((member) => member.address === round.recipient) ?? null,
    byBid: isDecidedByBids(group, round.round),
    paid,
    members: payers.length,
    potNow: group.contribution * BigInt(paid),
    potFull: expectedPot(group, round.round),
    canSettle:
      (allIn || isOver(round.settleableAt)) && (group.pausedUntil === null || isOver(group.pausedUntil)),
  };
}
