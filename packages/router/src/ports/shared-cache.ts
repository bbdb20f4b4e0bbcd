/** Vouches for what tags stood at when it was given: what is put with it is refused once one of them has changed. */
export type PutToken = string;

/**
 * A cache that several servers share. It may forget anything at any time, and may be away: then it answers null and
 * everything is loaded as if it were not there. What one server asks of it takes effect in the order in which it was
 * asked: an invalidation comes before every later `get`.
 */
export interface SharedCachePort {
  /** The value under a key if nothing that it stands under has changed, or else a token to put one. */
  get(key: string, tags: readonly string[]): Promise<{ value: string } | { token: PutToken } | null>;
  /** Keeps a value, unless one of the tags named at `get` has changed since. It stands under `tags` from now on. */
  put(key: string, tags: readonly string[], token: PutToken, value: string): void;
  invalidate(tags: readonly string[]): void;
  invalidateAll(): void;
}
