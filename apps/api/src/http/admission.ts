import { setTimeout as sleep } from "node:timers/promises";
import { overloaded } from "../trpc/refusal";

/** How long everything else may wait for its turn before fewer calls are let in. */
const TOO_LATE_MS = 100;
/** However late the turns come, this many calls are worked on: most of the time they wait for others than us. */
const FEWEST = 64;
const LOOK_EVERY_MS = 50;

/**
 * The calls that are worked on; streams are not counted, but their opening is. `most` at a time, and fewer while this process cannot keep up:
 * then whoever is let in would wait for all the others.
 */
export class Admission {
  #active = 0;
  #limit: number;
  /** Refused since the start. */
  refused = 0;

  constructor(private readonly most: number) {
    this.#limit = most;
  }

  get active(): number {
    return this.#active;
  }

  /** Calls at a time as things are. */
  get limit(): number {
    return this.#limit;
  }

  get isFull(): boolean {
    return this.#active >= this.#limit;
  }

  /** The same where there is room; RateLimited where there is none. */
  async admit<T>(work: () => Promise<T>): Promise<T> {
    if (!this.isFull) return this.during(work);
    this.refused += 1;
    throw overloaded();
  }

  /** Counts as one call for as long as the work takes. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#active += 1;
    try {
      return await work();
    } finally {
      this.#active -= 1;
    }
  }

  /** A turn came this much later than it should have. */
  observe(lateMs: number): void {
    this.#limit = nextLimit(this.#limit, this.most, lateMs);
  }

  /** Looks how late turns come, until it is aborted. */
  async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const due = performance.now() + LOOK_EVERY_MS;
      await sleep(LOOK_EVERY_MS, undefined, { ref: false, signal }).catch(() => undefined);
      this.observe(performance.now() - due);
    }
  }
}

/** Halves at once when turns come too late, and grows back by a tenth each time they do not. */
export function nextLimit(limit: number, most: number, lateMs: number): number {
  if (lateMs > TOO_LATE_MS) return Math.min(most, Math.max(FEWEST, Math.floor(limit / 2)));
  return Math.min(most, Math.ceil(limit * 1.1));
}
