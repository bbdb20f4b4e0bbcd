import type { DueRound, Sql } from "@ajo/db";
import { JOBS, jobKey, jobQueue, type EnqueueJobs, type JobName, type JobPayload } from "@ajo/jobs";

// `not exists` first: add_job would touch the row of every job that waits already, once for each ledger.
const ADD_JOBS = {
  name: "add-jobs",
  text: `select graphile_worker.add_job(identifier := $1, payload := new.payload::json, queue_name := new.queue,
      max_attempts := $2, job_key := new.key, job_key_mode := 'unsafe_dedupe')
    from unnest($3::text[], $4::text[], $5::text[]) as new (key, payload, queue)
    where not exists (select 1 from graphile_worker.jobs where jobs.key = new.key)`,
};

/** Adds jobs through `sql`, and so in its transaction when it has one. */
export const enqueueThrough =
  (sql: Pick<Sql, "query">, channels: number): EnqueueJobs =>
  async <Name extends JobName>(name: Name, payloads: readonly JobPayload<Name>[]) => {
    await sql.query(ADD_JOBS, [
      ...[name, JOBS[name].maxAttempts],
      payloads.map((payload) => jobKey(name, payload)),
      payloads.map((payload) => JSON.stringify(payload)),
      payloads.map((payload) => jobQueue(name, payload, channels)),
    ]);
  };

/** The projection's hook: due rounds and draws become jobs in the transaction that made them due. */
export const enqueueSettlements =
  (channels: number) =>
  async (sql: Sql, due: DueRound[]): Promise<void> => {
    const enqueue = enqueueThrough(sql, channels);
    const [draws, rounds] = [due.filter(isDraw), due.filter((entry) => !isDraw(entry))];
    if (rounds.length > 0) await enqueue("settle_round", rounds);
    if (draws.length > 0)
      await enqueue(
        "draw_order",
        draws.map(({ groupId }) => ({ groupId })),
      );
  };

const isDraw = ({ round }: DueRound): boolean => round === 0;
