import type { AnnounceHooks, Database } from "@ajo/db";
import { jobKey, JOB_NAMES, JOBS, parsePayload, type EnqueueJobs, type JobName } from "@ajo/jobs";
import type { SorobanClient } from "@ajo/soroban";
import type { Operator } from "@ajo/soroban/operator";
import type { Task, TaskList } from "graphile-worker";
import { checkSlice, type SliceResult } from "../check/check-slice";
import type { CheckDependencies } from "../check/check-group";
import type { Log } from "../log";
import type { Mailer } from "../notices/mailer";
import type { PushSender } from "../notices/push-sender";
import { deliverNotification, type DeliveryOutcome } from "./deliver-notification";
import { drawOrder } from "./draw-order";
import { extendLifetime, watchLifetimes } from "./lifetimes";
import { remindMembers } from "./remind-members";
import { sendConfirmation } from "./send-confirmation";
import { settleRound, type SettleRoundOutcome } from "./settle-round";

export interface JobDependencies {
  chain: CheckDependencies["chain"] & Pick<SorobanClient, "getGroupInfo" | "getNetworkState">;
  operator: Operator;
  database: CheckDependencies["database"] &
    Pick<Database, "upkeep" | "notifications" | "deliveries" | "pushSubscriptions" | "mailboxes">;
  /** What happens with a notification beside its row. */
  announce: AnnounceHooks;
  /** How notifications leave; null where this server sends none that way. */
  mailer: Mailer | null;
  push: PushSender | null;
  /** Where the web app is, for links. */
  webOrigin: string;
  /** The same enqueueing for jobs that cause jobs. */
  enqueue: EnqueueJobs;
  /** Groups compared with the chain in one minute. */
  checksPerMinute: number;
  /** Ends long jobs early. */
  signal: AbortSignal;
  log: Log;
  observer: JobObserver;
}

/** Hears what jobs come to, for metrics. */
export interface JobObserver {
  onSettled(outcome: SettleRoundOutcome): void;
  onChecked(slice: SliceResult): void;
  onReminded(count: number): void;
  onDelivered(outcome: DeliveryOutcome): void;
}

/** How each job is done. A job without an entry does not compile. */
export function createTaskList(dependencies: JobDependencies): TaskList {
  const { chain, database, observer } = dependencies;
  const tasks: Record<JobName, Task> = {
    settle_round: async (payload, { job }) => {
      const log = dependencies.log.child({ jobId: job.id, attempt: job.attempts });
      observer.onSettled(await settleRound(parsePayload("settle_round", payload), { ...dependencies, log }));
    },
    draw_order: (payload, { job }) => {
      const log = dependencies.log.child({ jobId: job.id, attempt: job.attempts });
      return drawOrder(parsePayload("draw_order", payload), { ...dependencies, log });
    },
    find_due_rounds: async () => {
      const { closeTime } = await chain.getNetworkState();
      const due = await database.projection.listDueRounds(closeTime);
      if (due.length > 0) await dependencies.enqueue("settle_round", due);
    },
    extend_lifetime: (payload) => extendLifetime(parsePayload("extend_lifetime", payload), dependencies),
    watch_lifetimes: async () => {
      await watchLifetimes(dependencies);
    },
    check_groups: async () => {
      const { checksPerMinute: size, signal } = dependencies;
      observer.onChecked(await checkSlice(dependencies, { size, signal }));
    },
    remind_members: async () => {
      observer.onReminded(await remindMembers(dependencies));
    },
    deliver_notification: async (payload, { addJob }) => {
      const name = "deliver_notification";
      const delivery = parsePayload(name, payload);
      // The same job anew: this one ends well, and has not used up an attempt.
      const postpone = async (runAt: Date) => {
        const options = { runAt, jobKey: jobKey(name, delivery), maxAttempts: JOBS[name].maxAttempts };
        await addJob(name, delivery, options);
      };
      const now = () => new Date();
      observer.onDelivered(await deliverNotification(delivery, { ...dependencies, now, postpone }));
    },
    send_confirmation: (payload) =>
      sendConfirmation(parsePayload("send_confirmation", payload), dependencies),
    prune: async () => {
      const { closeTime } = await chain.getNetworkState();
      const pruned = await database.upkeep.prune({ network: closeTime, ours: new Date() });
      dependencies.log.info({ pruned }, "pruned");
    },
  };
  return tasks;
}

/** One line for each job that the clock causes. A worker that was away does not make up for every minute. */
export const CRONTAB = JOB_NAMES.flatMap((name) => {
  const { cron, maxAttempts } = JOBS[name];
  return cron === undefined
    ? []
    : [`${cron} ${name} ?max=${maxAttempts}&queue=${name}&jobKey=${name}:&jobKeyMode=preserve_run_at {}`];
}).join("\n");
