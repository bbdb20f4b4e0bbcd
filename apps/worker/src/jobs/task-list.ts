import type { Database } from "@ajo/db";
import { parsePayload, type JobName } from "@ajo/jobs";
import type { Task, TaskList } from "graphile-worker";
import type { Log } from "../log";
import { settleRound, type SettleRoundDependencies, type SettleRoundOutcome } from "./settle-round";

export interface JobDependencies {
  chain: SettleRoundDependencies["chain"];
  keypair: SettleRoundDependencies["keypair"];
  database: Pick<Database, "challenges">;
  log: Log;
  onSettled: (outcome: SettleRoundOutcome) => void;
}

/** Long after anybody could still use one. */
const KEEP_CHALLENGES_MS = 86_400_000;

/** How each job is done. A job without an entry does not compile. */
export function createTaskList({ chain, keypair, database, log, onSettled }: JobDependencies): TaskList {
  const tasks: Record<JobName, Task> = {
    settle_round: async (payload, { job }) => {
      const ids = { jobId: job.id, attempt: job.attempts };
      const work = { chain, keypair, log: log.child(ids) };
      onSettled(await settleRound(parsePayload("settle_round", payload), work));
    },
    forget_challenges: async () => {
      const count = await database.challenges.deleteExpired(new Date(Date.now() - KEEP_CHALLENGES_MS));
      if (count > 0) log.info({ count }, "forgot old challenges");
    },
  };
  return tasks;
}

/** Minute 17 of every hour. */
export const CRONTAB = "17 * * * * forget_challenges";
