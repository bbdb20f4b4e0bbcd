/**
 * A value as the projection knows it. `asOfLedger`: every change up to and including this ledger is in it; 0 before
 * the worker has begun. `asOf`: that ledger's close time.
 */
export interface Projected<T> {
  data: T;
  asOfLedger: number;
  asOf: Date;
}

/** The freshness columns of a row. */
export interface FreshnessRow {
  as_of_ledger: number | null;
  as_of: Date | null;
}

export const freshnessOf = (row: FreshnessRow | undefined): { asOfLedger: number; asOf: Date } => ({
  asOfLedger: row?.as_of_ledger ?? 0,
  asOf: row?.as_of ?? new Date(0),
});
