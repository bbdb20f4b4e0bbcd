/** Tells a load, at any time, whether something under one of these tags was changed since it began. */
export type IsOutdated = (tags: readonly string[]) => boolean;

/** One load under way, and everything that was changed since it began. */
interface Flight {
  promise: Promise<unknown>;
  tags: ReadonlySet<string>;
  changed: Set<string>;
  allChanged: boolean;
}

/**
 * At most one load per key. A load that an invalidation overtook is finished for those who already wait for it, but
 * is given to nobody who asks later, and its owner can tell that what it brought may be old.
 */
export class Flights {
  /** Those that may be joined. */
  readonly #flights = new Map<string, Flight>();
  readonly #underway = new Set<Flight>();

  /**
   * Joins the load of `key`, or begins it. `tags` name everything that may change the answer; which of them really
   * do is sometimes known only when it has come, so `isOutdated` is asked with those.
   */
  join<T>(key: string, tags: Iterable<string>, load: (isOutdated: IsOutdated) => Promise<T>): Promise<T> {
    const underway = this.#flights.get(key);
    // The key names the type: one key is always loaded by the same kind of load.
    if (underway !== undefined) return underway.promise as Promise<T>;
    const flight: Flight = {
      promise: Promise.resolve(),
      tags: new Set(tags),
      changed: new Set(),
      allChanged: false,
    };
    this.#underway.add(flight);
    const isOutdated: IsOutdated = (used) => flight.allChanged || used.some((tag) => flight.changed.has(tag));
    const promise = load(isOutdated).finally(() => {
      this.#underway.delete(flight);
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    flight.promise = promise;
    this.#flights.set(key, flight);
    return promise;
  }

  /** Something under these tags was changed: nobody new may join a load that may have read it. */
  outdate(tags: readonly string[]): void {
    for (const flight of this.#underway) for (const tag of tags) flight.changed.add(tag);
    for (const [key, flight] of this.#flights)
      if (tags.some((tag) => flight.tags.has(tag))) this.#flights.delete(key);
  }

  outdateAll(): void {
    for (const flight of this.#underway) flight.allChanged = true;
    this.#flights.clear();
  }
}
