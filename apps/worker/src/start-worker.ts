import { createDatabase, type Database } from "@ajo/db";
import { listen } from "@ajo/shell";
import { createSorobanClient, type SorobanClient } from "@ajo/soroban";
import { Keypair } from "@stellar/stellar-sdk/base";
import type { Environment } from "./env";
import { createServer } from "./http/create-server";
import { runIndexer } from "./indexer/run-indexer";
import { enqueueSettlements } from "./jobs/enqueue";
import { prepareQueue, runJobs } from "./jobs/run-jobs";
import { createTaskList, CRONTAB } from "./jobs/task-list";
import { leadWhenPossible } from "./lead/lead";
import type { Log } from "./log";
import { Metrics } from "./metrics";

export interface Worker {
  url: string;
  /** Ends the step and the jobs that run, and lets go of the database. May be called again. */
  stop(): Promise<void>;
}

export type WorkerEnvironment = Omit<Environment, "LOG_LEVEL" | "AJO_EXIT_WITH_PARENT">;

/** Environment in, indexing and settling worker out. Waits for neither database nor chain: it says when it is ready. */
export async function startWorker(environment: WorkerEnvironment, log: Log): Promise<Worker> {
  const { DATABASE_URL: url, POLL_INTERVAL_MS: pollIntervalMs, MAX_INDEXER_LAG: maxIndexerLag } = environment;
  const database = createDatabase({ url, poolSize: 4 });
  const chain = chainOf(environment);
  const keypair = Keypair.fromSecret(environment.WORKER_SECRET);
  const metrics = new Metrics();
  const server = createServer({ database, chain, maxIndexerLag }, metrics.registry, log);
  const stopping = new AbortController();

  const taskList = createTaskList({ chain, keypair, database, log, onSettled: metrics.onSettled });
  const endpoints = endpointsOf(environment);
  const indexer = { chain, endpoints, database, hooks: { enqueueSettlements }, observer: metrics, log };
  const leading = leadWhenPossible(
    database.leadership,
    async (signal) => {
      await prepareQueue(url, log);
      const jobs = await runJobs(url, { taskList, crontab: CRONTAB, log });
      const ended = new AbortController();
      void jobs.done
        .catch((error: unknown) => log.error({ err: error }, "jobs cannot go on"))
        .finally(() => ended.abort());
      try {
        await runIndexer(indexer, { pollIntervalMs, signal: AbortSignal.any([signal, ended.signal]) });
      } finally {
        await jobs.stop();
      }
    },
    { signal: stopping.signal, log, onLeading: metrics.onLeading },
  );

  const serverUrl = await listen(server, { port: environment.WORKER_PORT, host: environment.WORKER_HOST });
  let stopped: Promise<void> | null = null;
  return {
    url: serverUrl,
    stop: () => (stopped ??= stopInOrder(stopping, leading, server, database)),
  };
}

async function stopInOrder(
  stopping: AbortController,
  leading: Promise<void>,
  server: { close(): Promise<unknown> },
  database: Database,
): Promise<void> {
  stopping.abort();
  await leading;
  await server.close();
  await database.close();
}

type ChainEnvironment = Pick<
  Environment,
  "STELLAR_RPC_URL" | "STELLAR_NETWORK_PASSPHRASE" | "AJO_FACTORY_ID" | "AJO_TOKENS"
>;

/** The network through each of its endpoints alone; none when there is only one. */
export function endpointsOf(environment: ChainEnvironment): SorobanClient[] {
  const urls = environment.STELLAR_RPC_URL;
  return urls.length === 1 ? [] : urls.map((url) => chainOf({ ...environment, STELLAR_RPC_URL: [url] }));
}

export function chainOf(environment: ChainEnvironment): SorobanClient {
  return createSorobanClient({
    rpcUrls: environment.STELLAR_RPC_URL,
    networkPassphrase: environment.STELLAR_NETWORK_PASSPHRASE,
    factoryId: environment.AJO_FACTORY_ID,
    tokens: environment.AJO_TOKENS,
  });
}
