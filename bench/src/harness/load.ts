import autocannon from "autocannon";
import { median } from "./statistics";

export interface LoadResult {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

const CONNECTIONS = 32;
const SECONDS = 4;
const ROUNDS = 3;

/** What is asked: a URL, and headers where it takes them. */
export type Target = string | { url: string; headers: Record<string, string> };

/** Loads one URL over keep-alive connections. Fails when any answer is not 2xx: a fast error is no result. */
async function load(target: Target, seconds: number): Promise<LoadResult> {
  const { url, headers } = typeof target === "string" ? { url: target, headers: {} } : target;
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`);
  return { requestsPerSecond: result.requests.average, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}

/** Measures several URLs in turn, A B C A B C ..., after a warm-up, and gives each one's medians. */
export async function compareLoads<Name extends string>(
  urls: Record<Name, Target>,
): Promise<Record<Name, LoadResult>> {
  const names = Object.keys(urls) as Name[]; // the record's own keys
  for (const name of names) await load(urls[name], 1);
  const samples = new Map<Name, LoadResult[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const name of names) samples.get(name)?.push(await load(urls[name], SECONDS));
  const summary = (results: LoadResult[]): LoadResult => ({
    requestsPerSecond: median(results.map((result) => result.requestsPerSecond)),
    p50Ms: median(results.map((result) => result.p50Ms)),
    p99Ms: median(results.map((result) => result.p99Ms)),
  });
  return Object.fromEntries(names.map((name) => [name, summary(samples.get(name) ?? [])])) as Record<
    Name,
    LoadResult
  >;
}

/** A load in one cell of a table. */
export const showLoad = ({ requestsPerSecond, p99Ms }: LoadResult): string =>
  `${Math.round(requestsPerSecond).toLocaleString("en")}/s, p99 ${p99Ms} ms`;
