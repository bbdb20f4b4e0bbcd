/** One load under way. `outdated` once something it may have read was changed after it began. */
interface Flight {
  promise: Promise<unknown>;
  tags: ReadonlySet<string>;
  outdated: boolean;
}

/**
 * At most one load per key. A load that an invalidation overtook is finished for those who already wait for it, but
 * is given to nobody who asks later, and its owner is told not to keep what it brought.
 */
export class Flights {
  readonly #flights = new Map<string, Flight>();

  /**
   * Joins the load of `key`, or begins it. `tags` name everything that may change the answer; `isOutdated` tells
   * the load, at any time, whether one of them was changed since it began.
   */
  join<T>(key: string, tags: Iterable<string>, load: (isOutdated: () => boolean) => Promise<T>): Promise<T> {
    const underway = this.#flights.get(key);
    // The key names the type: one key is always loaded by the same kind of load.
    if (underway !== undefined) return underway.promise as Promise<T>;
    const flight: Flight = { promise: Promise.resolve(), tags: new Set(tags), outdated: false };
    const promise = load(() => flight.outdated).finally(() => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    flight.promise = promise;
    this.#flights.set(key, flight);
    return promise;
  }

  /** Marks the loads that may have read something under `tag`. */
  outdate(tag: string): void {
    for (const [key, flight] of this.#flights) if (flight.tags.has(tag)) this.#release(key, flight);
  }

  outdateAll(): void {
    for (const [key, flight] of this.#flights) this.#release(key, flight);
  }

  #release(key: string, flight: Flight): void {
    flight.outdated = true;
    this.#flights.delete(key);
  }
}
