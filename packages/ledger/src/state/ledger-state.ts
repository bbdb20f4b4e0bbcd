import type { StateKey } from "./ledger-key";
import type { Delta } from "./overlay";
import type { StateReader } from "./state-reader";

/** All entries of the latest closed ledger. */
export class LedgerState implements StateReader {
  #entries: Map<StateKey, Uint8Array>;

  constructor(entries: Iterable<readonly [StateKey, Uint8Array]> = []) {
    this.#entries = new Map(entries);
  }

  get(key: StateKey): Uint8Array | undefined {
    return this.#entries.get(key);
  }

  get size(): number {
    return this.#entries.size;
  }

  entries(): IterableIterator<[StateKey, Uint8Array]> {
    return this.#entries.entries();
  }

  apply(delta: Delta): void {
    for (const [key, entry] of delta) {
      if (entry === null) this.#entries.delete(key);
      else this.#entries.set(key, entry);
    }
  }

  /** The entries as they are now; entries are shared, the map is not. */
  copy(): Map<StateKey, Uint8Array> {
    return new Map(this.#entries);
  }

  replace(entries: Map<StateKey, Uint8Array>): void {
    this.#entries = new Map(entries);
  }
}
