import path from "node:path";
import type { GroupId, NetworkInfo } from "@ajo/schemas";
import { metricOf, startApiProcess } from "../harness/api-process";
import { openConnections } from "../harness/burst";
import { freePort, startChild } from "../harness/child";
import { forgetGroup } from "../harness/many-groups";
import { median, quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

const AT_ONCE = 1_000;
const ROUNDS = 5;
/** As far as a public network's RPC usually is. */
const DISTANCE_MS = 100;

/**
 * A thousand readers at once of a group that is on the chain and in no cache and no database, with the chain's RPC as
 * far away as a public one; against one reader of the same group, who pays for the same calls of the chain.
 */
export async function measureColdGroup(
  network: NetworkInfo,
  { databaseUrl, rpcUrl }: { databaseUrl: string; rpcUrl: string },
  groupId: GroupId,
): Promise<Row[]> {
  const port = await freePort();
  const proxy = await startChild(
    [
      "--import",
      "tsx",
      path.join(import.meta.dirname, "../baseline/slow-proxy.ts"),
      String(port),
      rpcUrl,
      String(DISTANCE_MS),
    ],
    {},
    (line) => line === "ready",
  );
  const api = await startApiProcess(network, { databaseUrl, rpcUrl: `http://127.0.0.1:${port}` });
  try {
    const url = `${api.url}/trpc/group.byId?input=${encodeURIComponent(JSON.stringify({ json: { groupId } }))}`;
    const connections = await openConnections(`${api.url}/health/live`, AT_ONCE);
    const [one, all]: [number[], number[]] = [[], []];
    await connections.ask(url, 1);
    const waitedBefore = await metricOf(api.url, "ajo_wire_waited");
    for (let round = 0; round < ROUNDS; round++) {
      await forget(api.url, databaseUrl, groupId);
      one.push(...(await connections.ask(url, 1)));
      await forget(api.url, databaseUrl, groupId);
      all.push(...(await connections.ask(url, AT_ONCE)));
    }
    const waited = (await metricOf(api.url, "ajo_wire_waited")) - waitedBefore;
    connections.close();
    const single = median(one);
    return [
      {
        what: `cold group, ${AT_ONCE} readers at once, chain ${DISTANCE_MS} ms away`,
        figure: `p50 ${median(all).toFixed(0)} ms, p99 ${quantile(all, 0.99).toFixed(0)} ms`,
        against: `one reader alone ${single.toFixed(0)} ms; ${(waited / ROUNDS).toFixed(0)} waited for one reply`,
        ratio: `${(quantile(all, 0.99) / single).toFixed(2)}x`,
        goal: "p99 <= 1.5x",
      },
    ];
  } finally {
    await api.stop();
    await proxy.stop();
  }
}

/** Deletes the group and waits until the API has heard of it: it then has to ask the chain again. */
async function forget(apiUrl: string, databaseUrl: string, groupId: string): Promise<void> {
  const before = await metricOf(apiUrl, "ajo_cache_invalidations");
  await forgetGroup(databaseUrl, groupId);
  while ((await metricOf(apiUrl, "ajo_cache_invalidations")) === before)
    await new Promise((resolve) => setTimeout(resolve, 5));
}
