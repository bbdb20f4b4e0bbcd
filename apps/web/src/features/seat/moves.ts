import type { GroupDetail, Proceedings } from "@ajo/schemas";

const DAY_MS = 86_400_000;
/** A proposal lapses 30 days after it was made (contracts/group/src/rules/hand_over.rs). */
const LAPSES_AFTER_MS = 30 * DAY_MS;
/** A lost key may object for seven days, counted from the vote. */
const OBJECTION_MS = 7 * DAY_MS;

export type HandOver = Proceedings["handOvers"][number] & { isReady: boolean; lapsesAt: Date };
export type Recovery = Proceedings["recoveries"][number] & {
  isReady: boolean;
  decidedAt: Date;
  lapsesAt: Date;
};

const time = (now: Date | null, fallback: Date) => (now ?? fallback).getTime();

/** The hand-overs under way that have not lapsed; while the time is unknown none is ready. */
export function openHandOvers(
  { proceedings }: Pick<GroupDetail, "proceedings">,
  now: Date | null,
): HandOver[] {
  return proceedings.handOvers
    .map((move) => ({
      ...move,
      isReady: now !== null && now.getTime() >= move.readyAt.getTime(),
      lapsesAt: new Date(move.at.getTime() + LAPSES_AFTER_MS),
    }))
    .filter((move) => time(now, move.at) < move.lapsesAt.getTime());
}

/** The recoveries under way that have not lapsed. */
export function openRecoveries(
  { proceedings }: Pick<GroupDetail, "proceedings">,
  now: Date | null,
): Recovery[] {
  return proceedings.recoveries
    .map((move) => {
      const decidedAt = new Date(move.readyAt.getTime() - OBJECTION_MS);
      return {
        ...move,
        decidedAt,
        lapsesAt: new Date(decidedAt.getTime() + LAPSES_AFTER_MS),
        isReady: now !== null && now.getTime() >= move.readyAt.getTime(),
      };
    })
    .filter((move) => time(now, move.readyAt) < move.lapsesAt.getTime());
}
