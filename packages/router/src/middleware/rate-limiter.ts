import { LRUCache } from "lru-cache";

/** Calls allowed each minute; null for no limit. */
export interface RateLimits {
  anonymous: number | null;
  signedIn: number | null;
}

export interface RateDecision {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Until the window ends. */
  resetSeconds: number;
}

const WINDOW_MS = 60_000;
/** Beyond these, whoever has not called for longest is forgotten, and may begin anew. */
export const MOST_CALLERS = 50_000;

/** Counts calls in fixed windows of a minute, each caller from their first call on. */
export class RateLimiter {
  // By size, which takes memory as callers come; by number, all of it would be taken at the start.
  readonly #windows = new LRUCache<string, { used: number; endsAt: number }>({
    maxSize: MOST_CALLERS,
    sizeCalculation: () => 1,
  });

  constructor(private readonly now: () => number) {}

  take(caller: string, limit: number): RateDecision {
    const now = this.now();
    let window = this.#windows.get(caller);
    if (window === undefined || now >= window.endsAt) {
      window = { used: 0, endsAt: now + WINDOW_MS };
      this.#windows.set(caller, window);
    }
    const allowed = window.used < limit;
    if (allowed) window.used += 1;
    return {
      allowed,
      limit,
      remaining: limit - window.used,
      resetSeconds: Math.ceil((window.endsAt - now) / 1000),
    };
  }
}
