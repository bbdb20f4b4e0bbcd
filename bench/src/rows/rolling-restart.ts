import type { NetworkInfo } from "@ajo/schemas";
import { Keypair } from "@stellar/stellar-sdk";
import { type ApiProcess, startApiProcess } from "../harness/api-process";
import { startBalancer } from "../harness/balancer";
import { closedLoop } from "../harness/closed-loop";
import { queryUrl } from "../harness/query-url";
import { quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

const SENDERS = 16;
const RESTARTS = 4;
const BETWEEN_MS = 1_000;

/** Two servers behind a balancer are replaced one after the other, under reads and writes: how many requests failed. */
export async function measureRollingRestart(
  network: NetworkInfo,
  where: { databaseUrl: string; rpcUrl: string },
  groupId: string,
): Promise<Row[]> {
  // The same secrets: what one server began, another one finishes.
  const env = { SESSION_SECRET: "0".repeat(64), SIGNING_SECRET: Keypair.random().secret() };
  const start = () => startApiProcess(network, { ...where, env });
  const servers: ApiProcess[] = [await start(), await start()];
  const balancer = await startBalancer(() => servers.map(({ url }) => url));
  const read = queryUrl(balancer.url, "group.byId", { groupId });
  const challenge = {
    url: `${balancer.url}/trpc/auth.challenge`,
    method: "POST" as const,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ json: { address: Keypair.random().publicKey() } }),
  };
  let over = false;
  let sent = 0;
  const next = () => (sent++ % 4 === 0 ? challenge : { url: read });
  const loading = closedLoop(SENDERS, next, () => over);
  try {
    const pause = () => new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    for (let restart = 0; restart < RESTARTS; restart++) {
      await pause();
      servers.push(await start());
      // As an orchestrator does it: asked for nothing new any more, then told to stop.
      await servers.shift()?.stop();
    }
    await pause();
  } finally {
    over = true;
  }
  const answers = await loading;
  balancer.stop();
  await Promise.all(servers.map((server) => server.stop()));
  const failed = answers.filter(({ status }) => status !== 200);
  return [
    {
      what: `rolling restart, ${RESTARTS} servers replaced under load`,
      figure: `${failed.length} of ${answers.length.toLocaleString("en")} requests failed`,
      against: `p99 ${quantile(
        answers.map(({ milliseconds }) => milliseconds),
        0.99,
      ).toFixed(0)} ms, one in four a write`,
      ratio:
        failed.length === 0 ? "" : `statuses ${[...new Set(failed.map(({ status }) => status))].join(", ")}`,
      goal: "0 failed",
    },
  ];
}
