import path from "node:path";
import type { GroupId, NetworkInfo } from "@ajo/schemas";
import { metricOf, startApiProcess } from "../harness/api-process";
import { startBare } from "../harness/bare-process";
import { openConnections } from "../harness/burst";
import { freePort, startChild } from "../harness/child";
import { forgetGroup } from "../harness/many-groups";
import { queryUrl } from "../harness/query-url";
import { median, quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

const AT_ONCE = 1_000;
const ROUNDS = 5;
/** As far as a public network's RPC usually is. */
const DISTANCE_MS = 100;

/**
 * A thousand readers at once of a group that is on the chain and in no cache and no database, with the chain's RPC as
 * far away as a public one; against one reader of the same group, who pays for the same calls of the chain, and against
 * `node:http` that has the same bytes as late as that and does nothing but send them.
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
    const url = queryUrl(api.url, "group.byId", { groupId });
    const connections = await openConnections(`${api.url}/health/live`, AT_ONCE);
    await connections.ask(url, 1);
    const cold = async (readers: number) => {
      await forget(api.url, databaseUrl, groupId);
      return connections.ask(url, readers);
    };
    const [one, all, floor]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round++) one.push(...(await cold(1)));
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    const bare = await startBare(bytes, { delayMs: Math.round(median(one)) });
    const bareConnections = await openConnections(bare.url, AT_ONCE);
    const waitedBefore = await metricOf(api.url, "ajo_wire_waited");
    for (let round = 0; round < ROUNDS; round++) {
      one.push(...(await cold(1)));
      all.push(...(await cold(AT_ONCE)));
      floor.push(...(await bareConnections.ask(bare.url, AT_ONCE)));
    }
    const waited = (await metricOf(api.url, "ajo_wire_waited")) - waitedBefore;
    connections.close();
    bareConnections.close();
    await bare.stop();
    const what = `cold group, ${AT_ONCE} readers at once, chain ${DISTANCE_MS} ms away`;
    const figure = `p50 ${median(all).toFixed(0)} ms, p99 ${quantile(all, 0.99).toFixed(0)} ms`;
    const times = (other: number) => `${(quantile(all, 0.99) / other).toFixed(2)}x`;
    return [
      {
        ...{ what, figure },
        against: `one reader alone ${median(one).toFixed(0)} ms; ${(waited / ROUNDS).toFixed(0)} waited for one reply`,
        ratio: times(median(one)),
        goal: "p99 <= 1.5x",
      },
      {
        ...{ what: "the same", figure },
        against: `bare node:http, as late: p50 ${median(floor).toFixed(0)} ms, p99 ${quantile(floor, 0.99).toFixed(0)} ms`,
        ratio: times(quantile(floor, 0.99)),
        goal: "",
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
