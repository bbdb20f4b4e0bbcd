import type { GroupDetail } from "@ajo/schemas";

/**
 * What the contract tells now, with what only events had told before: proposals and votes under way, and when things
 * happened. What concerns somebody who holds no seat any more is left out. Pure.
 */
export function recallEvents(known: GroupDetail, fresh: GroupDetail): GroupDetail {
  const { proceedings } = known;
  const holdsSeat = ({ member }: { member: string }) =>
    fresh.members.some(({ address }) => address === member);
  return {
    ...fresh,
    createdAt: known.createdAt,
    members: fresh.members.map((member) => ({
      ...member,
      joinedAt: known.members.find(({ address }) => address === member.address)?.joinedAt ?? member.joinedAt,
    })),
    rounds: fresh.rounds.map((round) => {
      const before = known.rounds.find((candidate) => candidate.round === round.round);
      if (before?.status !== "settled") return round;
      const { held, help, kept, discount, settledAt, txHash } = before;
      return { ...round, held, help, kept, discount, settledAt, txHash };
    }),
    proceedings: {
      ...proceedings,
      handOvers: proceedings.handOvers.filter(holdsSeat),
      recoveries: proceedings.recoveries.filter(holdsSeat),
      bids: proceedings.bids.filter(({ round }) => round === fresh.currentRound),
    },
  };
}
