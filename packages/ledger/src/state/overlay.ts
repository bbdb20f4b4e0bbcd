import { bytesEqual, concat } from "../xdr/bytes";
import { u32 } from "../xdr/xdr-writer";
import { lastModifiedOf, withLastModified } from "./ledger-entry";
import { keyXdr, type StateKey } from "./ledger-key";
import type { StateReader } from "./state-reader";

/** What became of an entry: its new XDR, or null if it was removed. */
export type Delta = ReadonlyMap<StateKey, Uint8Array | null>;

const CHANGE = {
  created: u32(0),
  updated: u32(1),
  removed: u32(2),
  state: u32(3),
  restored: u32(4),
} as const;

/**
 * Changes on top of another state, not yet part of it.
 *
 * Overlays nest as the protocol's do: a ledger's holds a transaction's, which holds an operation's. Dropping one undoes it;
 * `commitTo` merges it into the one below. Every entry written carries the sequence of the ledger that writes it, also when
 * nothing else about it changed: loading an entry in order to change it counts as changing it, on the network too.
 */
export class Overlay implements StateReader {
  readonly #parent: StateReader;
  readonly #sequence: number;
  readonly #entries = new Map<StateKey, Uint8Array | null>();
  readonly #restored = new Map<StateKey, Uint8Array>();

  constructor(parent: StateReader, sequence: number) {
    this.#parent = parent;
    this.#sequence = sequence;
  }

  get(key: StateKey): Uint8Array | undefined {
    const own = this.#entries.get(key);
    if (own !== undefined) return own ?? undefined;
    return this.#parent.get(key);
  }

  put(key: StateKey, entry: Uint8Array): void {
    const stamped =
      lastModifiedOf(entry) === this.#sequence ? entry : withLastModified(entry, this.#sequence);
    this.#entries.set(key, stamped);
  }

  /**
   * Notes that an archived entry came back to life as `entry`: its change reads `restored`, and what happens to it afterwards
   * follows without the state before. Writes nothing by itself.
   */
  noteRestored(key: StateKey, entry: Uint8Array): void {
    this.#restored.set(key, entry);
  }

  isRestored(key: StateKey): boolean {
    return this.#restored.has(key);
  }

  delete(key: StateKey): void {
    // What only ever existed here leaves no trace.
    if (this.#parent.get(key) === undefined) this.#entries.delete(key);
    else this.#entries.set(key, null);
  }

  get delta(): Delta {
    return this.#entries;
  }

  commitTo(target: Overlay): void {
    for (const [key, entry] of this.#entries) {
      if (entry === null) target.delete(key);
      else target.put(key, entry);
    }
  }

  /** LedgerEntryChange XDRs: for each entry its state before and what became of it. */
  changes(): Uint8Array[] {
    const changes: Uint8Array[] = [];
    for (const [key, restored] of this.#restored) {
      changes.push(concat(CHANGE.restored, restored));
      const after = this.#entries.get(key);
      if (after === null) changes.push(concat(CHANGE.removed, keyXdr(key)));
      else if (after !== undefined && !bytesEqual(after, restored))
        changes.push(concat(CHANGE.updated, after));
    }
    for (const [key, after] of this.#entries) {
      if (this.#restored.has(key)) continue;
      const before = this.#parent.get(key);
      if (before !== undefined) changes.push(concat(CHANGE.state, before));
      if (after === null) changes.push(concat(CHANGE.removed, keyXdr(key)));
      else changes.push(concat(before === undefined ? CHANGE.created : CHANGE.updated, after));
    }
    return changes;
  }
}
