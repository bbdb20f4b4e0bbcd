import { Logger, run, runMigrations, type Runner, type TaskList } from "graphile-worker";
import type { Log } from "../log";
import { openPool } from "../open-database";

export interface JobRunner {
  /** Rejects when the runner cannot go on. */
  readonly done: Promise<void>;
  /** Lets running jobs finish. */
  stop(): Promise<void>;
}

/** Jobs that need no channel run beside those that do. */
const BESIDE_CHANNELS = 4;

/** A job holds a connection only while it is taken and put away. */
const MOST_CONNECTIONS = 6;

// graphile-worker lets a job of a vanished worker rest for four hours. There is one runner at a time, so whatever is
// locked when a new one begins belongs to a process that is gone.
const UNLOCK_ABANDONED = `select graphile_worker.force_unlock_workers(array(
  select locked_by from graphile_worker.jobs where locked_by is not null
  union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`;

/** Prepares the queue's tables; jobs can be added from then on. */
export async function prepareQueue(url: string, log: Log): Promise<void> {
  await runMigrations({ connectionString: url, logger: loggerTo(log) });
}

/** Runs jobs until stopped. The caller makes sure to be the only one. */
export async function runJobs(
  url: string,
  options: { taskList: TaskList; crontab: string; channels: number; log: Log },
): Promise<JobRunner> {
  const concurrency = options.channels + BESIDE_CHANNELS;
  const pool = openPool(url, MOST_CONNECTIONS);
  let runner: Runner;
  try {
    await pool.query(UNLOCK_ABANDONED);
    runner = await run({
      ...{ pgPool: pool, taskList: options.taskList, crontab: options.crontab, concurrency },
      ...{ noHandleSignals: true, pollInterval: 1_000, logger: loggerTo(options.log) },
    });
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    done: runner.promise,
    stop: async () => {
      await runner.stop().catch(() => undefined); // it may have stopped by itself
      await pool.end();
    },
  };
}

/** graphile-worker tells of every job it takes: that is detail, but failures are not. */
function loggerTo(log: Log): Logger {
  return new Logger(() => (level, message) => {
    // Compared as text: the type is a const enum, which a module compiled by itself cannot look into.
    const severity: string = level;
    if (severity === "error") log.error(message);
    else if (severity === "warning") log.warn(message);
    else log.debug(message);
  });
}
