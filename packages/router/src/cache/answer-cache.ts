import { AjoError, isRetryable, type Answer, type Freshness } from "@ajo/schemas";
import { LRUCache } from "lru-cache";
import type { z } from "zod";
import type { SharedCachePort } from "../ports/shared-cache";
import { Flights, type IsOutdated } from "./flights";
import { askShared } from "./shared-level";
import { TagIndex } from "./tag-index";

/** What a load brings back. */
export interface Loaded<T> {
  data: T;
  asOfLedger: number;
  asOf: Date;
  /** `shared`: a cache in the memory of all servers. */
  source: Exclude<Freshness["source"], "memory"> | "shared";
  /** How much memory it takes, in rows; 1 unless told. */
  rows?: number;
  /** What may change this answer; everything that the read names unless told. */
  tags?: readonly string[];
}

/** How one answer is read. */
export interface Read<T> {
  key: string;
  /** Everything that may change the answer, as far as is known before it is loaded. */
  tags: readonly string[];
  load: () => Promise<Loaded<T>>;
  /** What the data is, for a cache that servers of several versions share; without it this read is not shared. */
  schema?: z.ZodType<T>;
  /** The load asks the chain when the projection is far behind it; others can only give what is projected. */
  reachesChain?: boolean;
}

export interface AnswerCacheOptions {
  /** Rows kept in memory, over all answers. */
  maxRows: number;
  /** The net under invalidation by event: older answers are loaded again, while readers still get them. */
  refreshAfterMs: number;
  /** Still older ones are given to nobody. */
  maxAgeMs: number;
  /** How far the projection may be behind the network's clock before the chain is asked for a group. */
  maxLagMs: number;
  /** How long "does not exist" is remembered. */
  unknownMs: number;
  /** How long a reader waits for a load when an older answer could be given. */
  patienceMs: number;
  /** A monotonic clock in milliseconds. */
  now: () => number;
}

export const DEFAULT_CACHE_OPTIONS: AnswerCacheOptions = {
  maxRows: 250_000,
  refreshAfterMs: 60_000,
  maxAgeMs: 120_000,
  maxLagMs: 60_000,
  unknownMs: 3_000,
  patienceMs: 2_000,
  now: () => performance.now(),
};

interface Entry {
  read: Read<unknown>;
  answer: Answer<unknown>;
  tags: readonly string[];
  loadedAt: number;
  outdated: boolean;
  refreshing: boolean;
  /** The answer as a memory hit, and the view it was made for. */
  hit: { view: View; answer: Answer<unknown> } | null;
}

/** What is known beside the answers; replaced, never changed, so that hits can be compared by identity. */
interface View {
  /** The newest ledger whose changes have all been announced. */
  ledger: number;
  asOf: Date;
  /** Announcements arrive. While they do not, every answer is checked again. */
  inTouch: boolean;
  /** The chain answers. While it does not, nobody can tell that an answer is the newest. */
  chainReachable: boolean;
}

/**
 * Answers in memory, each with its freshness. Invariants:
 * - an answer is kept only if nothing it may have read was changed since its load began, so a slow reader never puts
 *   an old answer back after an invalidation;
 * - nobody who asks after an invalidation gets an answer from before it, unless it is marked stale because the
 *   source cannot be asked, or not soon;
 * - a thousand readers who miss at once cause one load;
 * - while nothing has changed, a hit is the same object, so that its bytes can be kept beside it.
 */
export class AnswerCache {
  readonly #options: AnswerCacheOptions;
  readonly #entries: LRUCache<string, Entry>;
  readonly #unknown: LRUCache<string, { error: AjoError; tags: readonly string[]; until: number }>;
  readonly #flights = new Flights();
  readonly #index = new TagIndex();
  /** How reads were answered since the start. */
  readonly counts = { hits: 0, misses: 0, loads: 0, stale: 0, unknown: 0, refreshes: 0, shared: 0 };
  /** How often something was announced that may have changed an answer. */
  invalidations = 0;
  /** The network's clock as last heard, in milliseconds; not a part of the view, because no answer shows it. */
  #networkTime = 0;
  /** The newest ledger of which some change was told; the rest of it may not have been told yet. */
  #told = 0;
  #heardOf = 0;
  #view: View = { ledger: 0, asOf: new Date(0), inTouch: false, chainReachable: true };

  /** `shared`: asked between memory and the load; told every invalidation before it is asked again. */
  constructor(
    options: Partial<AnswerCacheOptions> = {},
    private readonly shared: SharedCachePort | null = null,
  ) {
    this.#options = { ...DEFAULT_CACHE_OPTIONS, ...options };
    this.#entries = new LRUCache({
      maxSize: this.#options.maxRows,
      dispose: (entry, key) => this.#index.remove(key, entry.tags),
    });
    this.#unknown = new LRUCache({ max: 10_000, dispose: (miss, key) => this.#index.remove(key, miss.tags) });
  }

  /** The answer from memory, else loaded. Fails as the load fails, unless an older answer can be given instead. */
  async read<T>(read: Read<T>): Promise<Answer<T>> {
    const known = this.peek<T>(read.key);
    if (known !== null) {
      this.counts.hits += 1;
      return known;
    }
    const miss = this.peekUnknown(read.key);
    if (miss !== null) {
      this.counts.unknown += 1;
      throw miss;
    }
    this.counts.misses += 1;

    const older = this.#entries.get(read.key);
    const load = this.#join(read);
    if (older === undefined) return load;
    try {
      return (await within(this.#options.patienceMs, load)) ?? this.#stale<T>(older);
    } catch (error) {
      if (isRetryable(error)) return this.#stale<T>(older);
      throw error;
    }
  }

  /** The answer if memory can vouch for it now; the same object until something changes. */
  peek<T>(key: string): Answer<T> | null {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.outdated || !this.#view.inTouch || this.#isLeftBehind(entry))
      return null;
    const age = this.#options.now() - entry.loadedAt;
    if (age >= this.#options.maxAgeMs) return null;
    if (age >= this.#options.refreshAfterMs) this.#refresh(entry);
    if (entry.hit?.view !== this.#view)
      entry.hit = { view: this.#view, answer: hitOf(entry.answer, this.#view) };
    return entry.hit.answer as Answer<T>;
  }

  /** The error with which the load failed if nobody can know better yet; the same object for as long. */
  peekUnknown(key: string): AjoError | null {
    const miss = this.#unknown.get(key);
    return miss !== undefined && this.#view.inTouch && this.#options.now() < miss.until ? miss.error : null;
  }

  /** Something under these tags was changed, in this ledger if it was an event's doing. */
  invalidate(tags: readonly string[], ledger = 0): void {
    this.invalidations += 1;
    this.#told = Math.max(this.#told, ledger);
    this.hearOf(ledger);
    this.shared?.invalidate(tags);
    this.#flights.outdate(tags);
    for (const tag of tags) {
      for (const key of [...this.#index.keysOf(tag)]) {
        this.#unknown.delete(key);
        const entry = this.#entries.peek(key);
        if (entry !== undefined) entry.outdated = true;
      }
    }
  }

  /**
   * Nothing in memory can be trusted any more, nor what was announced: changes were missed, or the chain has begun
   * anew. Older answers remain only to be given as stale.
   */
  invalidateAll(): void {
    this.invalidations += 1;
    this.shared?.invalidateAll();
    this.#flights.outdateAll();
    this.#unknown.clear();
    for (const entry of this.#entries.values()) entry.outdated = true;
    this.#view = { ...this.#view, ledger: 0, asOf: new Date(0) };
    this.#told = 0;
    this.#heardOf = 0;
  }

  /** There is such a ledger: somebody has a receipt of it, or was given an answer as of it. */
  hearOf(ledger: number): void {
    this.#heardOf = Math.max(this.#heardOf, ledger);
  }

  /** The newest ledger that anything here has told of. */
  get heardOf(): number {
    return this.#heardOf;
  }

  /** All changes up to `ledger` have been announced: what they left valid is as of `ledger`. */
  advance(ledger: number, asOf: Date): void {
    this.hearOf(ledger);
    if (ledger > this.#view.ledger) this.#view = { ...this.#view, ledger, asOf };
  }

  /** Whether announcements arrive. What was missed in between is unknown, so coming back invalidates everything. */
  setInTouch(inTouch: boolean): void {
    if (inTouch === this.#view.inTouch) return;
    this.invalidateAll();
    this.#view = { ...this.#view, inTouch };
  }

  setChainReachable(chainReachable: boolean): void {
    if (chainReachable !== this.#view.chainReachable) this.#view = { ...this.#view, chainReachable };
  }

  /** Where the network's clock stands; how far the projection is behind it is measured by this. */
  setNetworkTime(closeTime: Date): void {
    this.#networkTime = closeTime.getTime();
  }

  /** Whether what the projection says as of `asOf` is too old to be given without asking the chain. */
  isLeftBehind(asOf: Date): boolean {
    return this.#networkTime - asOf.getTime() > this.#options.maxLagMs;
  }

  get ledger(): number {
    return this.#view.ledger;
  }

  #isLeftBehind({ read, answer }: Entry): boolean {
    if (read.reachesChain !== true) return false;
    const { asOf } = answer.freshness;
    return this.isLeftBehind(asOf > this.#view.asOf ? asOf : this.#view.asOf);
  }

  #join<T>(read: Read<T>): Promise<Answer<T>> {
    return this.#flights.join(read.key, read.tags, (isOutdated) => this.#load(read, isOutdated));
  }

  /** In the background, once at a time; whoever asks meanwhile still gets what is kept. */
  #refresh(entry: Entry): void {
    if (entry.refreshing) return;
    entry.refreshing = true;
    this.counts.refreshes += 1;
    void this.#join(entry.read)
      .catch(() => undefined)
      .finally(() => (entry.refreshing = false));
  }

  async #load<T>(read: Read<T>, isOutdated: IsOutdated): Promise<Answer<T>> {
    const before = this.#view;
    const told = Math.max(before.ledger, this.#told);
    try {
      const loaded = await this.#loadThroughShared(read, before);
      const { asOfLedger, asOf, source } = loaded;
      this.hearOf(asOfLedger);
      const answer: Answer<T> = {
        data: loaded.data,
        freshness: {
          ...{ asOfLedger, asOf, source: source === "shared" ? "memory" : source },
          stale: !this.#view.chainReachable && source !== "chain",
        },
      };
      // A source behind the announcements (a lagging node) may lack a change that was announced before the load.
      if (!isOutdated(loaded.tags ?? read.tags) && asOfLedger >= told) this.#keep(read, loaded, answer);
      return answer;
    } catch (error) {
      if (error instanceof AjoError && error.code === "UnknownGroup" && !isOutdated(read.tags))
        this.#keepUnknown(read, error);
      throw error;
    }
  }

  /** From the cache that servers share if it has an answer, or else loaded and given to it. */
  async #loadThroughShared<T>(read: Read<T>, view: View): Promise<Loaded<T>> {
    // Whoever does not hear announcements cannot have passed them on.
    const level =
      this.shared === null || !view.inTouch ? null : await askShared(this.shared, read).catch(() => null);
    const found = level?.found ?? null;
    if (found !== null) {
      // Everything announced up to here was passed on before this was asked: it is as of the newest ledger heard of.
      const asOf = view.ledger > found.asOfLedger ? view.asOf : found.asOf;
      if (read.reachesChain !== true || !this.isLeftBehind(asOf)) {
        this.counts.shared += 1;
        return { ...found, asOf, asOfLedger: Math.max(view.ledger, found.asOfLedger), source: "shared" };
      }
    }
    this.counts.loads += 1;
    const loaded = await read.load();
    // A node may lack what another server has heard of already, and nobody would tell that one again. The database
    // has everything that was ever announced.
    if (loaded.source !== "chain") level?.keep(loaded);
    return loaded;
  }

  #keep<T>(read: Read<T>, loaded: Loaded<T>, answer: Answer<T>): void {
    const tags = loaded.tags ?? read.tags;
    const entry: Entry = {
      ...{ read, answer, tags },
      loadedAt: this.#options.now(),
      outdated: false,
      refreshing: false,
      hit: null,
    };
    this.#unknown.delete(read.key);
    this.#entries.set(read.key, entry, { size: 1 + (loaded.rows ?? 0) });
    if (this.#entries.peek(read.key) === entry) this.#index.add(read.key, tags);
  }

  #keepUnknown(read: Read<unknown>, error: AjoError): void {
    this.#entries.delete(read.key);
    this.#unknown.set(read.key, {
      error,
      tags: read.tags,
      until: this.#options.now() + this.#options.unknownMs,
    });
    this.#index.add(read.key, read.tags);
  }

  #stale<T>(entry: Entry): Answer<T> {
    this.counts.stale += 1;
    const { data, freshness } = entry.answer as Answer<T>;
    return { data, freshness: { ...freshness, source: "memory", stale: true } };
  }
}

/** An answer as of the newest announced ledger: nothing up to there has changed it. */
function hitOf(answer: Answer<unknown>, view: View): Answer<unknown> {
  const { asOfLedger, asOf } =
    view.ledger > answer.freshness.asOfLedger
      ? { asOfLedger: view.ledger, asOf: view.asOf }
      : answer.freshness;
  return {
    data: answer.data,
    freshness: { asOfLedger, asOf, source: "memory", stale: !view.chainReachable },
  };
}

/** The promise's value, or null when it takes longer. A later rejection is the next reader's to see. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
