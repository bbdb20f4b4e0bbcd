import type { StateKey } from "./ledger-key";

/** Entries by key. An entry is its LedgerEntry XDR; nobody changes the bytes of one. */
export interface StateReader {
  get(key: StateKey): Uint8Array | undefined;
}
