import { openConnections } from "../harness/burst";
import { queryUrl } from "../harness/query-url";
import { median, quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

const AT_ONCE = 1_000;

/**
 * A thousand readers of one group that does not exist: time of each, and how often memory went
 * further to answer them all, by the API's own counter (`ajo_cache_reads`). Compared with one call of the chain.
 */
export async function measureColdMiss(
  apiUrl: string,
  rpcUrl: string,
  unknownIds: readonly string[],
): Promise<Row[]> {
  const one = await timeChainCalls(rpcUrl);
  const before = await loads(apiUrl);
  const times: number[] = [];
  for (const groupId of unknownIds) {
    const url = queryUrl(apiUrl, "group.byId", { groupId });
    const connections = await openConnections(`${apiUrl}/health/live`, AT_ONCE);
    const results = await connections.ask(url, AT_ONCE, 404);
    connections.close();
    times.push(...results);
  }
  const calls = (await loads(apiUrl)) - before;
  return [
    {
      what: `unknown group, ${AT_ONCE} readers at once`,
      figure: `p50 ${median(times).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms`,
      against: `one getLatestLedger ${one.toFixed(1)} ms`,
      ratio: `${(calls / unknownIds.length).toFixed(1)} flights to the chain`,
      goal: "1 flight",
    },
  ];
}

async function timeChainCalls(rpcUrl: string): Promise<number> {
  const samples: number[] = [];
  for (let index = 0; index < 20; index++) {
    const started = performance.now();
    const response = await fetch(rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "getLatestLedger" }),
    });
    await response.arrayBuffer();
    samples.push(performance.now() - started);
  }
  return median(samples);
}

/** How often memory could not answer and asked further: once for each flight. */
async function loads(apiUrl: string): Promise<number> {
  const text = await (await fetch(`${apiUrl}/metrics`)).text();
  const line = /^ajo_cache_reads\{outcome="loads"\} (\d+)/m.exec(text);
  if (line === null) throw new Error("the API does not count its flights (ajo_cache_reads)");
  return Number(line[1]);
}
