import { createDatabase, type Database } from "@ajo/db";
import { createSorobanClient, type SorobanClient } from "@ajo/soroban";
import { createOperator, type Operator } from "@ajo/soroban/operator";
import type { World } from "@ajo/testing";
import type { Task, TaskList } from "graphile-worker";
import { setTimeout } from "node:timers/promises";
import { checkSlice } from "../../src/check/check-slice";
import { freshMemory, indexStep, type StepOutcome } from "../../src/indexer/index-step";
import type { IndexerDependencies } from "../../src/indexer/ports";
import { rebuildProjection } from "../../src/indexer/rebuild-projection";
import { enqueueSettlements } from "../../src/jobs/enqueue";
import { openQueue, type Queue } from "../../src/jobs/queue";
import { runJobs } from "../../src/jobs/run-jobs";
import { createTaskList } from "../../src/jobs/task-list";
import { createLog } from "../../src/log";
import { count, type FaultPlan } from "./faults";
import { openWays, ProcessGone } from "./ways";

const CHANNELS = 3;
const log = createLog("silent", "simulation");
const WEEK = 604_800;
const MOST_JOBS_MS = 5_000;
const LOOK_MS = 15;

/** The parts of a worker, on ways to the network and the database of its own, which can all break at once. */
export interface WorkerProcess {
  database: Database;
  chain: SorobanClient;
  isKilled(): boolean;
  step(): Promise<StepOutcome>;
  /** Does jobs for as long as there are any, or `MOST_JOBS_MS`. */
  runJobs(areThereJobs: () => Promise<boolean>): Promise<void>;
  /** As the clock does every minute. */
  findDueRounds(): Promise<void>;
  check(): Promise<{ differing: number }>;
  rebuild(): Promise<void>;
  prune(): Promise<void>;
  /** Drops all connections to the database, as a restart of PostgreSQL does. */
  dropConnections(): void;
  end(): Promise<void>;
}

export async function startProcess(
  world: World,
  databaseUrl: string,
  plan: Omit<FaultPlan, "kill">,
): Promise<WorkerProcess> {
  const ways = await openWays(world, databaseUrl, plan);
  const { isKilled, unlessKilled } = ways;

  const options = { ...world.network, rpcUrl: ways.rpcUrl, followTimeoutMs: 300 };
  const chain = createSorobanClient(options);
  const operator: Operator = createOperator(options, {
    ...{ secret: world.network.workerSecret, channels: CHANNELS, maxFee: 1_000_000_000n },
  });
  const database = createDatabase({ url: ways.databaseUrl, poolSize: 3 });
  const queue: Queue = openQueue(ways.databaseUrl, CHANNELS);
  const runners: Promise<void>[] = [];
  const signal = new AbortController().signal;
  const observer = {
    ...{ onProgress: ignore, onApplied: ignore },
    onRepair: (reason: string) => count(plan.counts, `repair: ${reason}`),
    ...{ onSettled: ignore, onChecked: ignore, onReminded: ignore, onDelivered: ignore },
  };
  const indexer: IndexerDependencies = {
    ...{ chain, database, observer, log, notifySeconds: WEEK },
    hooks: { enqueueSettlements: enqueueSettlements(CHANNELS) },
  };
  const memory = freshMemory();
  const checking = { chain, database, log, patienceMs: 0 };
  const tasks = forgettable(
    createTaskList({
      ...{ chain, operator, database, observer, log, signal },
      ...{ enqueue: queue.enqueue, checksPerMinute: 100 },
      ...{ announce: {}, mailer: null, push: null, webOrigin: "https://ajo.example" },
    }),
  );

  return {
    database,
    chain,
    isKilled,
    step: async () => {
      try {
        return await unlessKilled(indexStep(indexer, memory));
      } catch (error) {
        Object.assign(memory, freshMemory());
        throw error;
      }
    },
    runJobs: async (areThereJobs) => {
      const runner = await runJobs(ways.databaseUrl, {
        ...{ taskList: tasks.list, crontab: "", channels: CHANNELS, log },
      });
      let isDone = false;
      void runner.done.catch(ignore).finally(() => (isDone = true));
      const deadline = Date.now() + MOST_JOBS_MS;
      const goesOn = () => !isKilled() && !isDone && Date.now() < deadline;
      while (goesOn() && (await areThereJobs())) await setTimeout(LOOK_MS);
      const stopped = runner.stop();
      runners.push(stopped.catch(ignore));
      // A process that was killed stops nothing.
      if (!isKilled()) await stopped;
    },
    findDueRounds: () => unlessKilled(queue.enqueue("find_due_rounds", [{}])),
    check: () => unlessKilled(checkSlice(checking, { size: 100, signal })),
    rebuild: async () => {
      await unlessKilled(rebuildProjection(indexer as never, { losingHistory: false }));
    },
    prune: async () => {
      const { closeTime } = await unlessKilled(chain.getNetworkState());
      await unlessKilled(database.upkeep.prune({ network: closeTime, ours: new Date() }));
    },
    dropConnections: () => ways.dropConnections(),
    end: async () => {
      await ways.close();
      await Promise.allSettled([database.close(), queue.close(), ...runners]);
      tasks.forget();
    },
  };
}

/** graphile-worker keeps what it was given for as long as Node runs, and would keep every process of every story. */
function forgettable(tasks: TaskList): { list: TaskList; forget: () => void } {
  let known: TaskList | null = tasks;
  const list = Object.keys(tasks).map((name): [string, Task] => [
    name,
    async (payload, helpers) => {
      const task = known?.[name];
      if (task === undefined) throw new ProcessGone("ended before its job");
      await task(payload, helpers);
    },
  ]);
  return { list: Object.fromEntries(list), forget: () => (known = null) };
}

function ignore(): void {
  // The simulation looks at what came of it, not at what was told.
}
