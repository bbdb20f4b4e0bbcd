import type { EventId } from "@ajo/schemas";

/** The place before every event of the ledgers after `ledger`: an event's id begins with its ledger's number times 2^32 (SEP-35). */
export function positionAfterLedger(ledger: number): EventId {
  const toid = (BigInt(ledger) + 1n) << 32n;
  // The shape of an event id by construction.
  return `${toid.toString().padStart(19, "0")}-0000000000` as EventId;
}
