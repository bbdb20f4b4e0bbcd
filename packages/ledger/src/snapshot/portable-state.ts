import type { LedgerHead } from "../engine/closed-ledger";
import type { StateKey } from "../state/ledger-key";

/** A ledger at one moment, free of the place where it was kept: all entries, and what the next ledger follows. */
export interface PortableState {
  readonly head: LedgerHead;
  readonly entries: ReadonlyMap<StateKey, Uint8Array>;
}
