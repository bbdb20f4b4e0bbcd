/** Calls `then` once the page has nothing else to do. Returns what calls it off. */
export function whenIdle(then: () => void): () => void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(then);
    return () => {
      clearTimeout(timer);
    };
  }
  const request = requestIdleCallback(then, { timeout: 1_000 });
  return () => {
    cancelIdleCallback(request);
  };
}
