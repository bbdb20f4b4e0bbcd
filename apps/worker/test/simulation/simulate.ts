import { PROJECTED_TABLES } from "@ajo/db";
import type { GroupId } from "@ajo/schemas";
import { createWorldDatabase, randomOf, type World, type WorldDatabase } from "@ajo/testing";
import pg from "pg";
import { corruption } from "./corrupt";
import { count, type FaultCounts } from "./faults";
import { Members } from "./members";
import { startProcess, type WorkerProcess } from "./worker-process";

/** What a run came to. `problems` is empty, or the run found something. */
export interface RunReport {
  seed: number;
  problems: string[];
  counts: FaultCounts;
  /** Rounds settled, transactions confirmed: a run in which little happened shows little. */
  settled: number;
  confirmed: number;
}

const MOVES = 36;
const MOST_ROUNDS_OF_REST = 60;
const READY_JOBS = `select exists (select 1 from graphile_worker.jobs
  where locked_at is not null or (run_at <= now() and attempts < max_attempts)) as ready`;
const CALM = { rpc: 0, database: 0, kill: 0 };

/**
 * One story, the same for the same seed: members who save, a worker that follows, checks, settles, rebuilds and is
 * killed, a network and a database that fail, rows that go wrong, time that jumps. Then everything works again, and
 * what is left must be the truth.
 */
export async function simulate(
  world: World,
  template: Pick<WorldDatabase, "url">,
  seed: number,
): Promise<RunReport> {
  const random = randomOf(seed);
  const counts: FaultCounts = new Map();
  const storms = { rpc: random.next() * 0.15, database: random.next() * 0.04, kill: random.next() * 0.08 };
  const plan = { random, counts, rates: storms };
  const own = await createWorldDatabase({ copyOf: template });
  const admin = new pg.Pool({ connectionString: own.url, max: 1 });
  admin.on("error", () => undefined);
  const members = await Members.arrive(world, plan);
  let worker = await startProcess(world, own.url, plan);

  const restart = async (rates = storms): Promise<void> => {
    await worker.end();
    worker = await startProcess(world, own.url, { ...plan, rates });
  };
  /** Whatever happens to the worker, another one takes its place. */
  const work = async (what: (process: WorkerProcess) => Promise<unknown>): Promise<void> => {
    try {
      await what(worker);
    } catch (error) {
      count(counts, "work that failed");
      if (!(error instanceof Error)) throw error;
    }
    if (worker.isKilled()) await restart();
  };
  const runJobs = async (process: WorkerProcess): Promise<void> => {
    // Pauses between attempts are long: here they are always over.
    await admin.query("update graphile_worker._private_jobs set run_at = now()");
    await process.runJobs(async () => {
      const { rows } = await admin.query<{ ready: boolean }>(READY_JOBS);
      return rows[0]?.ready === true;
    });
  };

  async function move(): Promise<void> {
    const dice = random.next();
    if (dice < 0.38) return members.act();
    if (dice < 0.56) return work((process) => process.step());
    if (dice < 0.7) return work(runJobs);
    if (dice < 0.82) {
      const jump = random.pick([60, 600, 3_600, 4_300, 90_000] as const);
      count(counts, "clock jump");
      await world.advance(jump);
      return;
    }
    if (dice < 0.88) return work((process) => process.check());
    if (dice < 0.91) return work((process) => process.rebuild());
    if (dice < 0.93) return work((process) => process.prune());
    if (dice < 0.96) {
      count(counts, "connections dropped");
      worker.dropConnections();
      return;
    }
    if (dice < 0.975) {
      count(counts, "killed between steps");
      return restart();
    }
    const group = members.groups[random.below(members.groups.length)];
    if (group === undefined) return;
    count(counts, "rows corrupted");
    await admin.query(corruption(random), [group]);
  }

  try {
    for (let moves = 0; moves < MOVES; moves++) await move();
    await members.comeBack();
    await restart(CALM);
    await settleDown(worker, runJobs);
    const problems = await findProblems({ world, worker, members, admin });
    const settled = await admin.query("select 1 from activities where name = 'round_settled'");
    const confirmed = members.sent.filter(({ outcome }) => outcome.status === "confirmed");
    return { seed, counts, problems, settled: settled.rows.length, confirmed: confirmed.length };
  } finally {
    await worker.end();
    await members.close();
    await admin.end();
    await own.close();
  }
}

/** Nothing fails any more: the worker comes to the end of what there is to do. */
async function settleDown(
  worker: WorkerProcess,
  runJobs: (process: WorkerProcess) => Promise<void>,
): Promise<void> {
  for (let rounds = 0; rounds < MOST_ROUNDS_OF_REST; rounds++) {
    while ((await worker.step()) === "moved");
    const { latestLedger } = await worker.chain.getNetworkState();
    await worker.findDueRounds();
    await runJobs(worker);
    // Twice: a difference that a check repairs may be the first sign of the next one's.
    const { differing } = await worker.check();
    const isQuiet = (await worker.chain.getNetworkState()).latestLedger === latestLedger;
    if (isQuiet && differing === 0) return;
  }
  throw new Error("the worker does not come to rest");
}

interface Aftermath {
  world: World;
  worker: WorkerProcess;
  members: Members;
  admin: pg.Pool;
}

async function findProblems({ world, worker, members, admin }: Aftermath): Promise<string[]> {
  const problems: string[] = [];
  const expect = (holds: boolean, otherwise: string) => {
    if (!holds) problems.push(otherwise);
  };
  const rows = async <Row extends pg.QueryResultRow>(sql: string) => (await admin.query<Row>(sql)).rows;

  // The projection is the chain.
  const { differing } = await worker.check();
  expect(differing === 0, `${differing} groups differ from the chain`);
  const open = await worker.database.checks.countOpenDifferences();
  expect(open === 0, `${open} differences are open`);
  const [projected] = await rows<{ count: number }>("select count(*)::int as count from groups");
  const onChain: GroupId[] = (await world.chain.getAllGroups({ start: 0, limit: 100 })).groupIds;
  expect(projected?.count === onChain.length, `${projected?.count} groups of ${onChain.length}`);

  // A rebuild is the projection.
  await worker.prune();
  const before = await dump(admin);
  await worker.rebuild();
  await worker.prune();
  const after = await dump(admin);
  for (const table of PROJECTED_TABLES)
    expect(
      before[table] === after[table],
      `${table} differs from its rebuild:\n${before[table]}\n--\n${after[table]}`,
    );

  // No job is lost, and none is left over.
  const left = await rows<{ job: string }>(
    "select key || ' ' || attempts || ' ' || coalesce(last_error, '') as job from graphile_worker.jobs",
  );
  expect(left.length === 0, `jobs are left: ${left.map(({ job }) => job).join("; ")}`);
  const { closeTime } = await world.chain.getNetworkState();
  const due = await worker.database.projection.listDueRounds(closeTime);
  expect(due.length === 0, `rounds are due and nobody settles them: ${JSON.stringify(due)}`);
  const twice = await rows(
    "select 1 from activities where name = 'round_settled' group by group_id, round having count(*) > 1",
  );
  expect(twice.length === 0, "a round was settled twice");

  // No receipt is lost, and nothing happened without one.
  for (const { outcome, prepared } of members.sent) {
    expect(outcome.status !== "unknown", `nobody knows what became of ${prepared.hash}`);
    const told = await world.chain.getOutcome(prepared.hash, prepared.expiresAt);
    const same = (one: unknown) =>
      JSON.stringify(one, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
    if (outcome.status === "confirmed")
      expect(same(told) === same(outcome), `the receipt of ${prepared.hash} is another one`);
  }
  const paid = members.sent.filter(
    ({ outcome, prepared }) => outcome.status === "confirmed" && prepared.summary.kind === "contribute",
  );
  const rounds = paid.reduce(
    (sum, { prepared: { summary } }) => sum + (summary.kind === "contribute" ? summary.rounds : 0),
    0,
  );
  const [history] = await rows<{ count: number }>(
    "select count(*)::int as count from contributions where kind <> 'setOff'",
  );
  expect(
    history?.count === rounds,
    `${rounds} rounds were paid with a receipt, ${history?.count} are in the history`,
  );
  return problems;
}

async function dump(admin: pg.Pool): Promise<Record<string, string>> {
  const tables: Record<string, string> = {};
  for (const table of PROJECTED_TABLES) {
    const { rows } = await admin.query<{ row: string }>(`select t::text as row from ${table} t order by 1`);
    tables[table] = rows.map(({ row }) => row).join("\n");
  }
  return tables;
}
