import { PROJECTED_TABLES } from "@ajo/db";
import { restoreBackup, writeBackup } from "@ajo/db/backup";
import { isRetryable, type GroupId } from "@ajo/schemas";
import { createWorldDatabase, randomOf, type Random, type World } from "@ajo/testing";
import { setTimeout } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import pg from "pg";
import { corruption } from "./corrupt";
import { count, type FaultCounts } from "./faults";
import { Members } from "./members";
import { startServer, type ServerProcess } from "./server-process";
import type { Stage } from "./stage";
import { ProcessGone } from "./ways";
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
const LEASES_ARE_OVER = "update transaction_intents set check_at = now() where state = 'signed'";

/**
 * One story, the same for the same seed: members who save through an API server, a worker that follows, checks,
 * settles and rebuilds; both are killed. A network, a database and a shared cache that fail, rows that go wrong, time
 * that jumps, a chain that starts anew, an old backup that is restored. Then everything works again, and what is left
 * must be the truth.
 */
export async function simulate(stage: Stage, seed: number): Promise<RunReport> {
  const { world, template, redis, startAnew, backupFile } = stage;
  const random = randomOf(seed);
  const counts: FaultCounts = new Map();
  const storms = { rpc: random.next() * 0.15, database: random.next() * 0.04, kill: random.next() * 0.08 };
  const plan = { random, counts, rates: storms };
  const own = await createWorldDatabase({ copyOf: template });
  const admin = new pg.Pool({ connectionString: own.url, max: 1 });
  admin.on("error", () => undefined);
  const disasters = planDisasters(random);
  /** The projection is of a chain that is gone; whoever replaces it without looking takes the chance to notice. */
  const reset = { toBeNoticed: false };
  let worker = await startProcess(world, own.url, plan);
  let server = await startServer(world, own.url, plan, redis?.url ?? null);

  /** Of what was killed nobody waits to hear how it ends; it has ended when the story has. */
  const graves: Promise<void>[] = [];
  const end = async (process: WorkerProcess | ServerProcess): Promise<void> => {
    const ended = process.end();
    if (process.isKilled()) graves.push(ended);
    else await ended;
  };
  const restart = async (rates = storms): Promise<void> => {
    await end(worker);
    worker = await startProcess(world, own.url, { ...plan, rates });
  };
  let beingReplaced: Promise<void> | null = null;
  /** Two who asked the same killed server get one in its place. */
  const replaceServer = async (): Promise<void> => {
    await end(server);
    server = await startServer(world, own.url, plan, redis?.url ?? null);
    beingReplaced = null;
  };
  const ask: ServerProcess["ask"] = async (what) => {
    try {
      return await server.ask(what);
    } finally {
      if (server.isKilled()) await (beingReplaced ??= replaceServer());
    }
  };
  const members = new Members({ world, random, counts, ask });
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

  /** Another network of the same name: other things happen in its ledgers, and its clock goes on. */
  async function resetNetwork(): Promise<void> {
    count(counts, "network reset");
    const { closeTime } = await world.chain.getNetworkState();
    const { rows } = await admin.query("select 1 from ledgers limit 1");
    reset.toBeNoticed = rows.length > 0;
    counts.delete("repair: reset");
    await startAnew();
    await world.advanceTo(new Date(closeTime.getTime() + 60_000));
    members.forget();
  }

  async function restore(): Promise<void> {
    count(counts, "old backup restored");
    await Promise.all([worker.end(), server.end()]);
    await restoreBackup(own.url, backupFile, { replace: true });
    reset.toBeNoticed = false;
    worker = await startProcess(world, own.url, plan);
    server = await startServer(world, own.url, plan, redis?.url ?? null);
  }

  /** As a server does every few seconds, once the one that looked after them has been silent for long enough. */
  async function follow(): Promise<void> {
    await admin.query(LEASES_ARE_OVER);
    await server.follow().catch((error: unknown) => {
      if (!(error instanceof ProcessGone) && !isRetryable(error)) throw error;
    });
    if (server.isKilled()) await replaceServer();
  }

  async function move(at: number): Promise<void> {
    if (at === disasters.resetAt) await resetNetwork();
    if (at === disasters.backupAt) await writeBackup(own.url, backupFile);
    if (at === disasters.restoreAt) await restore();
    if (redis !== null && random.chance(0.06)) {
      count(counts, redis.isUp ? "Redis lost" : "Redis back, empty");
      await redis.toggle();
    }
    if (random.chance(0.08)) await follow();
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
    if (dice < 0.91)
      return work(async (process) => {
        await process.rebuild();
        reset.toBeNoticed = false;
      });
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
    for (let moves = 0; moves < MOVES; moves++) await move(moves);
    // The server that has lived through it all goes on, with what it keeps in memory.
    Object.assign(storms, CALM);
    await redis?.beUp();
    await members.comeBack();
    await follow();
    await restart();
    await settleDown(worker, runJobs);
    const problems = await findProblems({ world, worker, server, members, admin });
    if (reset.toBeNoticed && !counts.has("repair: reset"))
      problems.push("the network was reset, and nobody noticed");
    const settled = await admin.query("select 1 from activities where name = 'round_settled'");
    const confirmed = members.sent.filter(({ outcome }) => outcome.status === "confirmed");
    return { seed, counts, problems, settled: settled.rows.length, confirmed: confirmed.length };
  } finally {
    await Promise.all([worker.end(), server.end(), ...graves]);
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

/** At which moves what happens to a few seeds only; -1: not at all. */
function planDisasters(random: Random) {
  const resetAt = random.chance(0.25) ? 8 + random.below(MOVES - 12) : -1;
  const backupAt = random.chance(0.35) ? random.below(MOVES >> 1) : -1;
  const restoreAt = backupAt === -1 ? -1 : backupAt + 1 + random.below(MOVES - backupAt - 2);
  return { resetAt, backupAt, restoreAt };
}

interface Aftermath {
  world: World;
  worker: WorkerProcess;
  server: ServerProcess;
  members: Members;
  admin: pg.Pool;
}

async function findProblems(aftermath: Aftermath): Promise<string[]> {
  const { world, worker, members, admin } = aftermath;
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

  problems.push(...(await findStaleAnswers(aftermath, onChain)));

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
  problems.push(...members.contradictions, ...(await findWrongIntents(aftermath)));
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

/** Everything that was signed has an end, which is written down, and is the chain's. */
async function findWrongIntents({ world, members, admin }: Aftermath): Promise<string[]> {
  const problems: string[] = [];
  for (const { prepared, outcome } of members.sent) {
    const { hash, expiresAt } = prepared;
    const { rows } = await admin.query<{ state: string }>(
      "select state from transaction_intents where hash = $1",
      [hash],
    );
    const state = rows[0]?.state;
    // Ends that were written after the backup that was restored are the chain's to tell.
    const isKnown = state === outcome.status || state === undefined || state === "prepared";
    if (!isKnown) problems.push(`${hash} is written down as ${state}, and was told to be ${outcome.status}`);
    const told = await world.chain.getOutcome(hash, expiresAt);
    if ((told.status === "confirmed") !== (outcome.status === "confirmed"))
      problems.push(`${hash} is ${told.status} on the chain, and was told to be ${outcome.status}`);
  }
  const hashes = members.sent.map(({ prepared }) => prepared.hash);
  const { rows: open } = await admin.query<{ hash: string }>(
    "select hash from transaction_intents where state = 'signed' and hash = any($1)",
    [hashes],
  );
  if (open.length > 0)
    problems.push(`transactions without an end: ${open.map(({ hash }) => hash).join(", ")}`);
  return problems;
}

const MOST_LOOKS = 100;
const LOOK_MS = 50;

/** What the server that lived through it all answers is what the projection says, as soon as it has heard of it. */
async function findStaleAnswers({ server, worker }: Aftermath, groupIds: GroupId[]): Promise<string[]> {
  const problems: string[] = [];
  for (const groupId of groupIds) {
    const projected = (await worker.database.groups.findGroup(groupId))?.data;
    let isSame = false;
    for (let looks = 0; looks < MOST_LOOKS && !isSame; looks++) {
      if (looks > 0) await setTimeout(LOOK_MS);
      const { data } = await server.ask((call) => call.group.byId({ groupId }));
      isSame = isDeepStrictEqual(data, projected);
    }
    if (!isSame) problems.push(`the server's answer about ${groupId} is not the projection's`);
  }
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
