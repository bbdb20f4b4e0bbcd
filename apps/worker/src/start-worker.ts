import { directUrlOf, listen } from "@ajo/shell";
import { createSorobanClient, type SorobanClient, type SorobanClientOptions } from "@ajo/soroban";
import { createOperator, type Operator } from "@ajo/soroban/operator";
import type { Environment } from "./env";
import { createServer } from "./http/create-server";
import type { IndexerDependencies } from "./indexer/ports";
import { runIndexer } from "./indexer/run-indexer";
import { enqueueDeliveries, enqueueSettlements } from "./jobs/enqueue";
import { openQueue } from "./jobs/queue";
import { prepareQueue, runJobs } from "./jobs/run-jobs";
import { createTaskList, CRONTAB } from "./jobs/task-list";
import { leadWhenPossible, LeadingTrouble } from "./lead/lead";
import type { Log } from "./log";
import { Metrics } from "./metrics";
import { caughtLettersOf, mailerOf, pushSenderOf } from "./notices/ways-out";
import { openDatabase } from "./open-database";

export interface Worker {
  url: string;
  /** Ends the step and the jobs that run, and lets go of the database. May be called again. */
  stop(): Promise<void>;
}

export type WorkerEnvironment = Omit<Environment, "LOG_LEVEL" | "AJO_EXIT_WITH_PARENT">;

/** Members are not told what happened longer than a week ago: a worker that was away, or a new projection. */
const NOTIFY_SECONDS = 604_800;

/** Environment in, indexing and settling worker out. Waits for neither database nor chain: it says when it is ready. */
export async function startWorker(environment: WorkerEnvironment, log: Log): Promise<Worker> {
  const { POLL_INTERVAL_MS: pollIntervalMs, MAX_INDEXER_LAG: maxIndexerLag } = environment;
  const channels = environment.SETTLING_CHANNELS;
  // A leader's lock and its jobs' notices need sessions of their own, and a worker has few connections: no pooler.
  const url = directUrlOf(environment);
  const database = openDatabase(url, 6);
  const queue = openQueue(url, channels);
  const chain = chainOf(environment);
  const metrics = new Metrics();
  const sources = { database, chain, queue, isLeading: () => metrics.isLeading };
  metrics.watch(sources);
  const token = environment.OPERATOR_TOKEN;
  const operatorPage =
    token === undefined ? null : { ...sources, token, log, listLetters: caughtLettersOf(environment) };
  const trouble = new LeadingTrouble();
  const health = { database, chain, maxIndexerLag, isLeading: sources.isLeading, trouble };
  const server = createServer(health, metrics.registry, operatorPage, log);
  const stopping = new AbortController();

  const [mailer, push] = [mailerOf(environment), pushSenderOf(environment)];
  const announce = {
    channels: { push: push !== null, email: mailer !== null },
    enqueueDeliveries: enqueueDeliveries(channels),
  };
  const indexer: IndexerDependencies = {
    ...{ chain, database, log, observer: metrics },
    endpoints: endpointsOf(environment),
    hooks: { enqueueSettlements: enqueueSettlements(channels), ...announce },
    notifySeconds: NOTIFY_SECONDS,
  };
  const lead = async (signal: AbortSignal) => {
    await prepareQueue(url, log);
    const taskList = createTaskList({
      ...{ chain, database, log, signal, observer: metrics, enqueue: queue.enqueue },
      operator: operatorOf(environment),
      checksPerMinute: environment.CHECKS_PER_MINUTE,
      ...{ announce, mailer, push, webOrigin: environment.WEB_ORIGIN },
    });
    const jobs = await runJobs(url, { taskList, crontab: CRONTAB, channels, log });
    const ended = new AbortController();
    void jobs.done
      .catch((error: unknown) => log.error({ err: error }, "jobs cannot go on"))
      .finally(() => ended.abort());
    try {
      await runIndexer(indexer, { pollIntervalMs, signal: AbortSignal.any([signal, ended.signal]) });
    } finally {
      await jobs.stop();
    }
  };
  const leading = leadWhenPossible(database.leadership, lead, {
    ...{ signal: stopping.signal, log, trouble, onLeading: metrics.onLeading },
  });

  const serverUrl = await listen(server, { port: environment.WORKER_PORT, host: environment.WORKER_HOST });
  let stopped: Promise<void> | null = null;
  return {
    url: serverUrl,
    stop: () =>
      (stopped ??= stopInOrder(stopping, leading, [
        () => server.close(),
        async () => mailer?.close(),
        () => queue.close(),
        () => database.close(),
      ])),
  };
}

async function stopInOrder(
  stopping: AbortController,
  leading: Promise<void>,
  closings: (() => Promise<unknown>)[],
): Promise<void> {
  stopping.abort();
  await leading;
  for (const close of closings) await close();
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

export const chainOf = (environment: ChainEnvironment): SorobanClient =>
  createSorobanClient(clientOptions(environment));

function operatorOf(environment: WorkerEnvironment): Operator {
  const { WORKER_SECRET: secret, SETTLING_CHANNELS: channels, SETTLING_MAX_FEE: maxFee } = environment;
  return createOperator(clientOptions(environment), { secret, channels, maxFee });
}

const clientOptions = (environment: ChainEnvironment): SorobanClientOptions => ({
  rpcUrls: environment.STELLAR_RPC_URL,
  networkPassphrase: environment.STELLAR_NETWORK_PASSPHRASE,
  factoryId: environment.AJO_FACTORY_ID,
  tokens: environment.AJO_TOKENS,
});
