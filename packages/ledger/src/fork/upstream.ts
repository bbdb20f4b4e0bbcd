import { EntryType, entryTypeOf, isSorobanKey, type StateKey, ttlKey } from "../state/ledger-key";
import { withLastModified } from "../state/ledger-entry";
import { encodeTtlEntry } from "../state/ttl-entry";
import { MissingEntryError, UpstreamError } from "./errors";
import type { UpstreamEntry, UpstreamRpc } from "./upstream-rpc";

/** Where a fork comes from, and which ledger it goes on from. */
export interface ForkOrigin {
  readonly url: string;
  readonly passphrase: string;
  readonly ledger: number;
  /** Only entries that have not changed since `ledger` are taken: else what they are now is. */
  readonly strict: boolean;
}

/** What was fetched of one key; `entry` is null if there is nothing. */
export interface FetchedEntry {
  readonly key: StateKey;
  readonly entry: Uint8Array | null;
  readonly liveUntil: number | null;
}

/** Keeps what was fetched. */
export type KeepFetched = (fetched: readonly FetchedEntry[]) => Promise<void>;

/**
 * Entries of another network, each fetched once, when it is first needed, and kept from then on.
 *
 * An RPC server tells what entries are now, not what they were: entries that change upstream between two first looks are of
 * different moments here, unless the origin is strict, which refuses such an entry.
 */
export class Upstream {
  readonly origin: ForkOrigin;
  readonly #rpc: UpstreamRpc;
  readonly #keep: KeepFetched;
  /** Entries and lifetimes by key; null: known not to exist. */
  readonly #known = new Map<StateKey, Uint8Array | null>();

  constructor(
    origin: ForkOrigin,
    rpc: UpstreamRpc,
    kept: { fetched: readonly FetchedEntry[]; keep: KeepFetched },
  ) {
    this.origin = origin;
    this.#rpc = rpc;
    this.#keep = kept.keep;
    for (const entry of kept.fetched) this.#add(entry);
  }

  /** An entry that was fetched; undefined if it does not exist. Throws MissingEntryError if nobody asked for it yet. */
  get(key: StateKey): Uint8Array | undefined {
    const known = this.#known.get(key);
    if (known !== undefined) return known ?? undefined;
    const type = entryTypeOf(key);
    // Settings came with the head; a lifetime comes with its entry, and cannot be asked for by itself.
    if (type === EntryType.configSetting || type === EntryType.ttl) return undefined;
    throw new MissingEntryError(key);
  }

  /** What was fetched and exists. */
  *entries(): IterableIterator<[StateKey, Uint8Array]> {
    for (const [key, entry] of this.#known) if (entry !== null) yield [key, entry];
  }

  /** Fetches those of the entries that are not known yet. Throws UpstreamError. */
  async fetch(keys: Iterable<StateKey>): Promise<void> {
    const wanted = [...new Set(keys)].filter((key) => !this.#known.has(key) && isAskable(key));
    if (wanted.length === 0) return;
    const found = new Map((await this.#rpc.getEntries(wanted)).map((entry) => [entry.key, entry]));
    const fetched = wanted.map((key) => this.#fetchedOf(key, found.get(key)));
    await this.#keep(fetched);
    for (const entry of fetched) this.#add(entry);
  }

  #fetchedOf(key: StateKey, found: UpstreamEntry | undefined): FetchedEntry {
    if (found === undefined) return { key, entry: null, liveUntil: null };
    const { strict, ledger, url } = this.origin;
    if (strict && found.lastModified > ledger)
      throw new UpstreamError(
        "ForkEntryChanged",
        `${url} changed the entry ${key} in ledger ${found.lastModified}, and cannot tell what it was in ledger ${ledger}`,
      );
    return { key, entry: found.entry, liveUntil: found.liveUntil };
  }

  #add({ key, entry, liveUntil }: FetchedEntry): void {
    // Whoever fetched it first has been believed already.
    if (this.#known.has(key)) return;
    this.#known.set(key, entry);
    if (entry === null || !isSorobanKey(key)) return;
    const ttl = ttlKey(key);
    this.#known.set(ttl, withLastModified(encodeTtlEntry(ttl, liveUntil ?? 0), this.origin.ledger));
  }
}

function isAskable(key: StateKey): boolean {
  const type = entryTypeOf(key);
  return type !== EntryType.ttl && type !== EntryType.configSetting;
}

/** Runs `work`, which changes nothing, until it finds everything it looks up: each time it does not, that is fetched first. */
export async function fetchingMissing<Result>(
  upstream: Upstream | null,
  work: () => Result,
): Promise<Result> {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (upstream === null || !(error instanceof MissingEntryError)) throw error;
      await upstream.fetch([error.key]);
    }
  }
}
