import { enqueueThrough, JOB_NAMES, parsePayload, type EnqueueJobs, type JobName } from "@ajo/jobs";
import { openPool } from "../open-database";

export interface QueueCounts {
  name: string;
  /** Ready to run, or resting until their time. */
  waiting: number;
  running: number;
  /** Waiting after a failed attempt. */
  failing: number;
  /** Given up after their last attempt. */
  dead: number;
}

export interface DeadLetter {
  id: string;
  name: string;
  payload: unknown;
  attempts: number;
  lastError: string | null;
  failedAt: Date;
}

/** The jobs' tables, for those who look after them. */
export interface Queue {
  readonly enqueue: EnqueueJobs;
  /** By name, in the order of their definition; names that this version does not know come last. */
  count(): Promise<QueueCounts[]>;
  /** Newest first. */
  listDead(limit: number): Promise<DeadLetter[]>;
  /** Gives dead letters all their attempts again, now: the one of this id, or "all" of them. How many. */
  requeue(id: string): Promise<number>;
  close(): Promise<void>;
}

const DEAD = "j.attempts >= j.max_attempts and j.locked_at is null";
const COUNT = `select j.task_identifier as name,
    count(*) filter (where j.locked_at is null and not (${DEAD}))::int as waiting,
    count(*) filter (where j.locked_at is not null)::int as running,
    count(*) filter (where j.locked_at is null and j.attempts > 0 and not (${DEAD}))::int as failing,
    count(*) filter (where ${DEAD})::int as dead
  from graphile_worker.jobs j group by j.task_identifier order by 1`;
const LIST_DEAD = `select j.id::text, j.task_identifier as name, p.payload, j.attempts, j.last_error as "lastError",
    j.updated_at as "failedAt"
  from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
  where ${DEAD} order by j.updated_at desc, j.id desc limit $1`;
const REQUEUE = `select count(*)::int as count from graphile_worker.reschedule_jobs(
    array(select j.id from graphile_worker.jobs j where ${DEAD} and ($1 = 'all' or j.id::text = $1)),
    run_at := now(), attempts := 0)`;

const isKnown = (name: string): name is JobName => (JOB_NAMES as string[]).includes(name);
const place = ({ name }: { name: string }) => (isKnown(name) ? JOB_NAMES.indexOf(name) : JOB_NAMES.length);
const NONE = { waiting: 0, running: 0, failing: 0, dead: 0 };

export function openQueue(url: string, channels: number): Queue {
  const pool = openPool(url, 2);
  return {
    enqueue: enqueueThrough(
      { query: async ({ text }, values) => (await pool.query<never>(text, values)).rows },
      channels,
    ),
    count: async () => {
      const { rows } = await pool.query<QueueCounts>(COUNT);
      const idle = JOB_NAMES.filter((name) => !rows.some((row) => row.name === name));
      return [...rows, ...idle.map((name) => ({ name, ...NONE }))].sort((a, b) => place(a) - place(b));
    },
    listDead: async (limit) => (await pool.query<DeadLetter>(LIST_DEAD, [limit])).rows,
    requeue: async (id) => (await pool.query<{ count: number }>(REQUEUE, [id])).rows[0]?.count ?? 0,
    close: () => pool.end(),
  };
}

/** Whether a dead letter could still be done by this version. */
export function isReadable({ name, payload }: DeadLetter): boolean {
  if (!isKnown(name)) return false;
  try {
    parsePayload(name, payload);
    return true;
  } catch {
    return false;
  }
}
