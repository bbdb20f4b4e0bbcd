/** One line per step, with the time it took, on a terminal or in a log alike. */
export async function step<T>(say: (line: string) => void, what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  say(`  ${what.padEnd(44)} ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
