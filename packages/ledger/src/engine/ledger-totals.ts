/** Running totals that a ledger's header carries on to the next. */
export interface LedgerTotals {
  /** Fees collected so far, stroops. */
  feePool: bigint;
  /** All there is, stroops; never changes without inflation. */
  totalCoins: bigint;
  /** Last number given to an offer. */
  idPool: bigint;
}
