import type { DueRound, Sql } from "@ajo/db";
import { JOBS, jobKey, type EnqueueJobs, type JobName, type JobPayload } from "@ajo/jobs";

// `not exists` first: add_job would touch the row of every job that waits already, once for each ledger.
const ADD_JOBS = {
  name: "add-jobs",
  text: `select graphile_worker.add_job(identifier := $1, payload := new.payload::json, queue_name := $2,
      max_attempts := $3, job_key := new.key, job_key_mode := 'unsafe_dedupe')
    from unnest($4::text[], $5::text[]) as new (key, payload)
    where not exists (select 1 from graphile_worker.jobs where jobs.key = new.key)`,
};

/** Adds jobs through `sql`, and so in its transaction when it has one. */
export const enqueueThrough =
  (sql: Sql): EnqueueJobs =>
  async <Name extends JobName>(name: Name, payloads: readonly JobPayload<Name>[]) => {
    const { queue, maxAttempts } = JOBS[name];
    const keys = payloads.map((payload) => jobKey(name, payload));
    await sql.query(ADD_JOBS, [
      name,
      queue,
      maxAttempts,
      keys,
      payloads.map((payload) => JSON.stringify(payload)),
    ]);
  };

/** The projection's hook: due rounds become jobs in the transaction that made them due. */
export const enqueueSettlements = (sql: Sql, due: DueRound[]): Promise<void> =>
  enqueueThrough(sql)("settle_round", due);
