/**
 * A cursor of stellar-rpc is the id of an event, `%019d-%010d`: a TOID (SEP-35: ledger << 32 | transaction << 12 |
 * operation) and the event's index. Events after the cursor follow.
 */
export function cursorBeforeLedger(ledger: number): string {
  return `${(BigInt(ledger) << 32n).toString().padStart(19, "0")}-${"0".repeat(10)}`;
}

/**
 * The cursor at the very end of a ledger, where stellar-rpc leaves a page that looked through all of it. Unlike a
 * place in the next ledger, it is never ahead of a network that has `ledger`.
 */
export function cursorAfterLedger(ledger: number): string {
  return `${((BigInt(ledger + 1) << 32n) - 1n).toString().padStart(19, "0")}-4294967295`;
}

/** The ledger that a cursor stands in. */
export function ledgerOfCursor(cursor: string): number {
  return Number(BigInt(cursor.split("-")[0] ?? "0") >> 32n);
}
