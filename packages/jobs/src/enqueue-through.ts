import { AjoError } from "@ajo/schemas";
import type { EnqueueJobs } from "./enqueue-jobs";
import { JOBS, jobKey, jobQueue, type JobName, type JobPayload } from "./jobs";

/** Runs a statement: a pool, or a connection within a transaction. */
export interface JobSql {
  query(statement: { name: string; text: string }, values: unknown[]): Promise<unknown>;
}

// `not exists` first: add_job would touch the row of every job that waits already, once for each ledger.
const ADD_JOBS = {
  name: "add-jobs",
  text: `select graphile_worker.add_job(identifier := $1, payload := new.payload::json, queue_name := new.queue,
      max_attempts := $2, job_key := new.key, job_key_mode := 'unsafe_dedupe')
    from unnest($3::text[], $4::text[], $5::text[]) as new (key, payload, queue)
    where not exists (select 1 from graphile_worker.jobs where jobs.key = new.key)`,
};

// PostgreSQL's invalid_schema_name, undefined_table and undefined_function.
const NO_QUEUE = new Set<unknown>(["3F000", "42P01", "42883"]);

/**
 * Adds jobs through `sql`, and so in its transaction when it has one. The worker makes the queue's tables when it first
 * leads; before that DatabaseUnavailable, and what would have caused the job is rolled back with it.
 */
export const enqueueThrough =
  (sql: JobSql, channels: number): EnqueueJobs =>
  async <Name extends JobName>(name: Name, payloads: readonly JobPayload<Name>[]) => {
    const values = [
      ...[name, JOBS[name].maxAttempts],
      payloads.map((payload) => jobKey(name, payload)),
      payloads.map((payload) => JSON.stringify(payload)),
      payloads.map((payload) => jobQueue(name, payload, channels)),
    ];
    await sql.query(ADD_JOBS, values).catch(nameMissingQueue);
  };

function nameMissingQueue(cause: unknown): never {
  if (cause instanceof Error && "code" in cause && NO_QUEUE.has(cause.code))
    throw new AjoError("DatabaseUnavailable", "the job queue is not there yet: no worker has run", { cause });
  throw cause;
}
