import type { WalletAddress } from "@ajo/schemas";
import { LRUCache } from "lru-cache";
import { Flights } from "./flights";
import { TagIndex } from "./tag-index";

/** How one thing of somebody's own is read. */
export interface PersonalRead<T> {
  /** Names whoever asks, or a secret that only they have: nobody else can come by it. */
  key: string;
  load: () => Promise<T>;
  /** Whose it is, which sometimes is known only when it has come; null for nobody's, which is not kept. */
  ownerOf: (value: T) => WalletAddress | null;
  /** How much memory it takes, in rows; 1 unless told. */
  rowsOf?: (value: T) => number;
}

const MAX_ROWS = 50_000;
/** The net under invalidation by event. */
const MAX_AGE_MS = 30_000;

/**
 * What is somebody's own, in the memory of this server alone, until something of theirs changes. As strict as asking
 * the database each time: never given while announcements are not heard, never stale, never put back by a load that a
 * change has overtaken; and a load that fails, fails.
 */
export class PersonalCache {
  readonly #kept: LRUCache<string, { value: unknown; owner: WalletAddress; loadedAt: number }>;
  readonly #index = new TagIndex();
  readonly #flights = new Flights();
  #inTouch = false;
  readonly counts = { hits: 0, loads: 0 };

  constructor(private readonly now: () => number) {
    this.#kept = new LRUCache({
      maxSize: MAX_ROWS,
      dispose: ({ owner }, key) => this.#index.remove(key, [owner]),
    });
  }

  async read<T>({ key, load, ownerOf, rowsOf }: PersonalRead<T>): Promise<T> {
    const kept = this.#inTouch ? this.#kept.get(key) : undefined;
    if (kept !== undefined && this.now() - kept.loadedAt < MAX_AGE_MS) {
      this.counts.hits += 1;
      // The key names the type: one key is always loaded by the same kind of read.
      return kept.value as T;
    }
    return this.#flights.join(key, [ANYBODY], async (isOutdated) => {
      this.counts.loads += 1;
      const value = await load();
      const owner = ownerOf(value);
      if (owner !== null && this.#inTouch && !isOutdated([owner])) {
        this.#kept.set(key, { value, owner, loadedAt: this.now() }, { size: 1 + (rowsOf?.(value) ?? 0) });
        if (this.#kept.has(key)) this.#index.add(key, [owner]);
      }
      return value;
    });
  }

  /** Something of theirs has changed. */
  invalidate(owner: WalletAddress): void {
    this.#flights.outdate([owner, ANYBODY]);
    for (const key of [...this.#index.keysOf(owner)]) this.#kept.delete(key);
  }

  invalidateAll(): void {
    this.#flights.outdateAll();
    this.#kept.clear();
  }

  /** Whether announcements arrive. What was missed in between is unknown. */
  setInTouch(inTouch: boolean): void {
    this.invalidateAll();
    this.#inTouch = inTouch;
  }
}

/** Whose a load is may not be known while it is under way: nobody joins one from before any change. */
const ANYBODY = "anybody";
