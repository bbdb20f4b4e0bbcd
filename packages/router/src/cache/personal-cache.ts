import type { MemberAddress, WalletAddress } from "@ajo/schemas";
import { LRUCache } from "lru-cache";
import { Flights } from "./flights";
import { TagIndex } from "./tag-index";

/** How one thing of somebody's own is read. */
export interface PersonalRead<T> {
  /** Names whoever asks, or a secret that only they have: nobody else can come by it. */
  key: string;
  load: () => Promise<T>;
  /** Whose it is, which sometimes is known only when it has come; null for nobody's, which is not kept. */
  ownerOf: (value: T) => Owner | null;
  /** How much memory it takes, in rows; 1 unless told. */
  rowsOf?: (value: T) => number;
  /**
   * The chain says it, as of this ledger, and anybody's contract may change it: good until a later ledger is heard of, and
   * for seconds at most.
   */
  ledgerOf?: (value: T) => number;
}

type Owner = WalletAddress | MemberAddress;

const MAX_ROWS = 50_000;
/** The net under invalidation by event. */
const MAX_AGE_MS = 30_000;
/** What nobody announces: as long as a public network takes to close a ledger, should this server hear of none. */
const MAX_AGE_OF_LEDGER_MS = 5_000;

interface Kept {
  value: unknown;
  owner: Owner;
  loadedAt: number;
  /** Which it is as of; 0 for what the database says. */
  ledger: number;
}

/**
 * What is somebody's own, in the memory of this server alone, until something of theirs changes. As strict as asking
 * the database each time: never given while announcements are not heard, never stale, never put back by a load that a
 * change has overtaken; and a load that fails, fails. What the chain says of an account changes with ledgers alone, so
 * that it is asked once for each ledger, however many ask for it; what a node says that lags behind is not kept.
 */
export class PersonalCache {
  readonly #kept: LRUCache<string, Kept>;
  readonly #index = new TagIndex();
  readonly #flights = new Flights();
  #inTouch = false;
  #newestLedger = 0;
  readonly counts = { hits: 0, loads: 0 };

  /** `heardOf`: the newest ledger that this server has heard of, from whomever. */
  constructor(
    private readonly now: () => number,
    private readonly heardOf: () => number,
  ) {
    this.#kept = new LRUCache({
      maxSize: MAX_ROWS,
      dispose: ({ owner }, key) => this.#index.remove(key, [owner]),
    });
  }

  async read<T>({ key, load, ownerOf, rowsOf, ledgerOf }: PersonalRead<T>): Promise<T> {
    const known = ledgerOf === undefined ? 0 : this.#ledger();
    const kept = this.#inTouch ? this.#kept.get(key) : undefined;
    const maxAgeMs = ledgerOf !== undefined ? MAX_AGE_OF_LEDGER_MS : MAX_AGE_MS;
    if (kept !== undefined && kept.ledger >= known && this.now() - kept.loadedAt < maxAgeMs) {
      this.counts.hits += 1;
      // The key names the type: one key is always loaded by the same kind of read.
      return kept.value as T;
    }
    return this.#flights.join(
      ledgerOf === undefined ? key : `${key}@${known}`,
      [ANYBODY],
      async (isOutdated) => {
        this.counts.loads += 1;
        const loadedAt = this.now();
        const value = await load();
        const owner = ownerOf(value);
        const ledger = ledgerOf?.(value) ?? 0;
        const isOvertaken = ledgerOf !== undefined && ledger < this.#ledger();
        if (owner !== null && this.#inTouch && !isOvertaken && !isOutdated([owner])) {
          this.#kept.set(key, { value, owner, loadedAt, ledger }, { size: 1 + (rowsOf?.(value) ?? 0) });
          if (this.#kept.has(key)) this.#index.add(key, [owner]);
        }
        return value;
      },
    );
  }

  /** Something of theirs has changed. */
  invalidate(owner: Owner): void {
    this.#flights.outdate([owner, ANYBODY]);
    for (const key of [...this.#index.keysOf(owner)]) this.#kept.delete(key);
  }

  invalidateAll(): void {
    this.#flights.outdateAll();
    this.#kept.clear();
    this.#newestLedger = 0;
  }

  /** Whether announcements arrive. What was missed in between is unknown. */
  setInTouch(inTouch: boolean): void {
    this.invalidateAll();
    this.#inTouch = inTouch;
  }

  /** Never goes back, whichever node is heard: what was of an older ledger stays so. */
  #ledger(): number {
    return (this.#newestLedger = Math.max(this.#newestLedger, this.heardOf()));
  }
}

/** Whose a load is may not be known while it is under way: nobody joins one from before any change. */
const ANYBODY = "anybody";
