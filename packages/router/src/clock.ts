/** The server's clock. Due dates never depend on it: they are measured by the network's. */
export interface Clock {
  now: () => Date;
  /** Milliseconds from an arbitrary moment; never goes back. */
  monotonicMs: () => number;
}

export const systemClock: Clock = { now: () => new Date(), monotonicMs: () => performance.now() };
