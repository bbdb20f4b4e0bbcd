/** A signal for a while, of signals that may outlive it. */
export interface Ending {
  readonly until: AbortSignal;
  /** Leaves no trace on either. */
  forget: () => void;
}

/**
 * Aborts when the subscriber leaves or the server closes. AbortSignal.any is the same, but in Node 20 leaves a trace of
 * every subscription on the signal of the server, which outlives them all.
 */
export function endsWith(leaving: AbortSignal | undefined, closing: AbortSignal): Ending {
  const ending = new AbortController();
  const sources = leaving === undefined ? [closing] : [leaving, closing];
  const end = (event: Event) => ending.abort((event.target as AbortSignal).reason);
  for (const source of sources) {
    if (source.aborted) ending.abort(source.reason);
    else source.addEventListener("abort", end);
  }
  return {
    until: ending.signal,
    forget: () => {
      for (const source of sources) source.removeEventListener("abort", end);
    },
  };
}
