const FIRST_MS = 50;
const LONGEST_MS = 1000;

/**
 * Yields at once, then after pauses that grow from 50 ms to 1 s, until `timeoutMs` are over: an embedded ledger
 * answers within milliseconds, a public one closes every five seconds.
 */
export async function* pauses(timeoutMs: number): AsyncGenerator<void, void> {
  const deadline = Date.now() + timeoutMs;
  for (let pause = FIRST_MS; ; pause = Math.min(pause * 1.5, LONGEST_MS)) {
    yield;
    if (Date.now() + pause > deadline) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
