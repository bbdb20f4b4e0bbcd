/**
 * A cursor of stellar-rpc is the id of an event, `%019d-%010d`: a TOID (SEP-35: ledger << 32 | transaction << 12 |
 * operation) and the event's index. Events after the cursor follow.
 */
export function cursorBeforeLedger(ledger: number): string {
  return `${(BigInt(ledger) << 32n).toString().padStart(19, "0")}-${"0".repeat(10)}`;
}

/** The ledger that a cursor stands in. */
export function ledgerOfCursor(cursor: string): number {
  return Number(BigInt(cursor.split("-")[0] ?? "0") >> 32n);
}
