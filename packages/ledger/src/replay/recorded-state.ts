import type { xdr } from "@stellar/stellar-sdk/base";
import { keyOf } from "../entries/key-of-entry";
import { EntryType, entryTypeOf, isSorobanKey, type StateKey, stateKey } from "../state/ledger-key";
import type { StateReader } from "../state/state-reader";
import type { StoredEntry } from "../host";
import { findLiveUntil } from "../state/ttl-entry";

/** What the ledger held, as far as the recorded changes tell. Removed archived entries are kept: they went to the archive. */
export class RecordedState implements StateReader {
  readonly #entries = new Map<StateKey, Uint8Array>();

  get(key: StateKey): Uint8Array | undefined {
    return this.#entries.get(key);
  }

  apply(changes: readonly xdr.LedgerEntryChange[]): void {
    for (const [key, entry] of deltaOf(changes)) {
      if (entry === null) this.#entries.delete(key);
      else this.#entries.set(key, entry);
    }
  }

  /** The entry under a LedgerKey with its TTL, whether that has passed or not. */
  find(key: Uint8Array): StoredEntry | null {
    const name = stateKey(key);
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    return { entry, liveUntil: isSorobanKey(name) ? findLiveUntil(this, name) : null };
  }

  /** ConfigSettingEntry XDRs: a LedgerEntry without its modification ledger, type and extension. */
  settings(): Uint8Array[] {
    return [...this.#entries]
      .filter(([key]) => isSetting(key))
      .map(([, entry]) => entry.subarray(8, entry.length - 4));
  }
}

const isSetting = (key: StateKey): boolean => entryTypeOf(key) === EntryType.configSetting;

export function isExpired(stored: StoredEntry | null, sequence: number): boolean {
  return stored !== null && stored.liveUntil !== null && stored.liveUntil < sequence;
}

/** What the changed entries are in the end. */
export function deltaOf(changes: readonly xdr.LedgerEntryChange[]): Map<StateKey, Uint8Array | null> {
  return new Map(
    changes.map((change) => {
      if (change.type === "ledgerEntryRemoved") return [stateKey(change.removed.toXdr()), null];
      const entry = entryOf(change);
      return [stateKey(keyOf(entry)), entry.toXdr()];
    }),
  );
}

type ChangeWithEntry = Exclude<xdr.LedgerEntryChange, { type: "ledgerEntryRemoved" }>;

export function entryOf(change: ChangeWithEntry): xdr.LedgerEntry {
  switch (change.type) {
    case "ledgerEntryCreated":
      return change.created;
    case "ledgerEntryUpdated":
      return change.updated;
    case "ledgerEntryState":
      return change.state;
    case "ledgerEntryRestored":
      return change.restored;
  }
}
