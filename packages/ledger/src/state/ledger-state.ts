import type { StateKey } from "./ledger-key";
import type { Delta } from "./overlay";
import type { StateReader } from "./state-reader";

/** Where a fork finds what it has not changed itself. */
export interface StateBelow extends StateReader {
  entries(): IterableIterator<[StateKey, Uint8Array]>;
}

/** No entry is empty: this one stands for an entry of the state below that was removed. */
const REMOVED = new Uint8Array();

/** All entries of the latest closed ledger; of a fork, those that differ from the network it was made from. */
export class LedgerState implements StateReader {
  #entries: Map<StateKey, Uint8Array>;
  readonly #below: StateBelow | null;

  constructor(entries: Iterable<readonly [StateKey, Uint8Array]> = [], below: StateBelow | null = null) {
    this.#entries = new Map(entries);
    this.#below = below;
  }

  get(key: StateKey): Uint8Array | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return this.#below?.get(key);
    return entry.length === 0 ? undefined : entry;
  }

  /** Every entry; of a fork, as far as anyone has asked for them. */
  *entries(): IterableIterator<[StateKey, Uint8Array]> {
    for (const pair of this.#entries) if (pair[1].length > 0) yield pair;
    if (this.#below === null) return;
    for (const pair of this.#below.entries()) if (!this.#entries.has(pair[0])) yield pair;
  }

  apply(delta: Delta): void {
    for (const [key, entry] of delta) {
      if (entry !== null) this.#entries.set(key, entry);
      else if (this.#below === null) this.#entries.delete(key);
      else this.#entries.set(key, REMOVED);
    }
  }

  /** What lies above the state below, as the constructor takes it; entries are shared, the map is not. */
  copy(): Map<StateKey, Uint8Array> {
    return new Map(this.#entries);
  }

  replace(entries: ReadonlyMap<StateKey, Uint8Array>): void {
    this.#entries = new Map(entries);
  }
}
