/** One round of a member's own money: what goes in, what comes out, and the difference so far. */
export interface CashFlowRow {
  round: number;
  date: Date;
  paysIn: bigint;
  receives: bigint;
  /** Received less paid, up to and including this round. */
  balance: bigint;
}

/** The cash flow of the member with `turn` in a group of as many members as there are dates. */
export function cashFlow(contribution: bigint, dates: readonly Date[], turn: number): CashFlowRow[] {
  const pot = contribution * BigInt(dates.length);
  let balance = 0n;
  return dates.map((date, index) => {
    const round = index + 1;
    const receives = round === turn ? pot : 0n;
    balance += receives - contribution;
    return { round, date, paysIn: contribution, receives, balance };
  });
}
