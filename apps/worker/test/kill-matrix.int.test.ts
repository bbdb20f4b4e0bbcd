import { once } from "node:events";
import { PROJECTED_TABLES } from "@ajo/db";
import type { GroupDetail, GroupId } from "@ajo/schemas";
import {
  createDatabaseProxy,
  createFaultyProxy,
  createWorld,
  createWorldDatabase,
  KillTable,
  type DatabaseFault,
  type Fault,
  type Sent,
  type World,
  type WorldDatabase,
} from "@ajo/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { checkSlice } from "../src/check/check-slice";
import { prepareQueue } from "../src/jobs/run-jobs";
import { createLog } from "../src/log";
import { environmentOf, startBundle, type StartedProcess } from "./process";
import { DATABASE_STEPS, databaseStep, RPC_STEPS } from "./simulation/faults";

const PATIENTLY = { timeout: 60_000, interval: 50 };
const log = createLog("silent", "test");
let world: World;
let template: WorldDatabase;

beforeAll(async () => {
  world = await createWorld();
  template = await createWorldDatabase();
  await prepareQueue(template.url, log);
});
afterAll(async () => {
  await template.close();
  await world.close();
  table.tell();
});

/** Every step takes a few seconds: ordinarily only those are tried at which most can go wrong. */
const isTried = (step: Step): boolean =>
  KillTable.isWhole ||
  [`after ${RPC_STEPS.sendTransaction}`, `before ${DATABASE_STEPS.job}`, `before ${DATABASE_STEPS.events}`]
    .concat(`after ${DATABASE_STEPS.swap}`)
    .includes(`${step.when} ${step.name}`);

type When = "before" | "after";
/** A place at which a process dies: as it says something, or as soon as that was acted on. */
interface Step {
  name: string;
  when: When;
  rpc?: string;
  database?: string;
}

const rpcSteps: Step[] = Object.entries(RPC_STEPS).flatMap(([rpc, name]) =>
  (["before", "after"] as const).map((when) => ({ name, when, rpc })),
);
const databaseSteps = (...names: string[]): Step[] =>
  names.flatMap((name) => (["before", "after"] as const).map((when) => ({ name, when, database: name })));

const WORKER_STEPS: Step[] = [
  ...rpcSteps,
  ...databaseSteps(DATABASE_STEPS.events, DATABASE_STEPS.other, DATABASE_STEPS.job),
];
const REBUILD_STEPS: Step[] = [
  { name: RPC_STEPS.getEvents, when: "after", rpc: "getEvents" },
  ...databaseSteps(DATABASE_STEPS.events, DATABASE_STEPS.swap),
];
/** Its tables have just been made, are being filled, and take the place of those that serve. */
const TOGETHER_STEPS: Step[] = [
  { name: DATABASE_STEPS.other, when: "after", database: DATABASE_STEPS.other },
  ...databaseSteps(DATABASE_STEPS.events, DATABASE_STEPS.swap),
];
const isTriedTogether = ({ name, when }: Step): boolean =>
  KillTable.isWhole || (name === DATABASE_STEPS.swap && when === "before");
const WORKER = "worker";
const REBUILD = "rebuild";
const TOGETHER = "rebuild and leading worker";
const LEADING = "while it leads two others";
const HALF_WAY = "half-way through twenty groups that are due at once";
const killedAt = ({ when, name }: Step): string => `${when} ${name}`;
const table = new KillTable(
  "the worker",
  [WORKER, REBUILD, TOGETHER],
  [
    ...WORKER_STEPS.map((step) => ({ killed: killedAt(step), who: WORKER })),
    ...REBUILD_STEPS.map((step) => ({ killed: killedAt(step), who: REBUILD })),
    ...TOGETHER_STEPS.map((step) => ({ killed: killedAt(step), who: TOGETHER })),
    ...[LEADING, HALF_WAY].map((killed) => ({ killed, who: WORKER })),
  ],
);

/** Ways to the network and the database on which a process is killed, for real, when it comes to `step`. */
async function fatalWays(databaseUrl: string, step: Step, die: () => void) {
  let isDead = false;
  const fault = (): "cutBefore" | "cutAfter" => {
    isDead = true;
    die();
    return step.when === "before" ? "cutBefore" : "cutAfter";
  };
  const rpcFault = (method: string): Fault => (!isDead && method === step.rpc ? fault() : "pass");
  const databaseFault = (sent: Sent): DatabaseFault =>
    !isDead && step.database !== undefined && databaseStep(sent) === step.database ? fault() : "pass";
  const rpc = await createFaultyProxy(world.network.rpcUrl, rpcFault);
  const database = await createDatabaseProxy(databaseUrl, databaseFault);
  onTestFinished(async () => {
    await Promise.allSettled([rpc.close(), database.close()]);
  });
  return { STELLAR_RPC_URL: rpc.url, DATABASE_URL: database.url };
}

/** A database of the test's own, and somebody who looks into it. */
async function ownDatabase() {
  const own = await createWorldDatabase({ copyOf: template });
  const pool = new pg.Pool({ connectionString: own.url, max: 1 });
  // Cut, when its database is dropped before it has ended.
  pool.on("error", () => undefined);
  onTestFinished(async () => {
    await pool.end();
    await own.close();
  });
  const rows = async (sql: string) => (await pool.query<Record<string, unknown>>(sql)).rows;
  const dump = () =>
    Promise.all(
      PROJECTED_TABLES.map(async (table) => [table, await rows(`select t::text from ${table} t order by 1`)]),
    );
  return { ...own, rows, dump };
}

async function dueGroup(): Promise<GroupId> {
  const group = await world.createStartedGroup(["Ada", "Bayo"]);
  for (const name of ["Ada", "Bayo"]) await world.contribute(name, group);
  return group;
}

/** Starts a bundle on fatal ways, and waits until it is dead, and `beside` with it. */
async function killAt(
  step: Step,
  databaseUrl: string,
  script?: string,
  beside?: StartedProcess,
): Promise<void> {
  let die = (): void => undefined;
  const ways = await fatalWays(databaseUrl, step, () => die());
  const { child } = startBundle({ ...environmentOf(world, databaseUrl), ...ways }, script);
  die = () => {
    child.kill("SIGKILL");
    beside?.child.kill("SIGKILL");
  };
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
}

/** Reads a group of two that is projected, again and again as a page does, and keeps what it saw until it is stopped. */
function watchServed(own: Awaited<ReturnType<typeof ownDatabase>>, group: GroupId) {
  const saw = new Set<unknown>();
  const stopping = new AbortController();
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      const found = await own.database.groups.findGroup(group).catch((error: unknown) => error);
      saw.add(
        found instanceof Error ? String(found) : (found as { data: GroupDetail } | null)?.data.members.length,
      );
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await watching;
      return [...saw];
    },
  };
}

const checking = (own: WorldDatabase) =>
  checkSlice(
    { chain: world.chain, database: own.database, log },
    { size: 1_000, signal: new AbortController().signal },
  );

it.skipIf(process.env["KILL_MATRIX"] === "write")(
  "docs/reliability.md tells of every case, and of no other",
  () => {
    expect(table.told).toEqual(table.tried);
  },
);

describe("a worker killed", () => {
  it.each(WORKER_STEPS.filter(isTried))(
    "$when $name: another one goes on, and everything is done once",
    async (step) => {
      const own = await ownDatabase();
      const group = await dueGroup();
      await killAt(step, own.url);

      startBundle(environmentOf(world, own.url));
      await vi.waitFor(async () => {
        expect((await world.snapshot(group)).payouts).toHaveLength(1);
        const { latestLedger } = await world.chain.getNetworkState();
        expect((await own.database.projection.getCursor())?.ledger).toBe(latestLedger);
        expect(await own.rows("select key from graphile_worker.jobs where key like 'settle_round%'")).toEqual(
          [],
        );
      }, PATIENTLY);
      const settlements = await own.rows(
        `select 1 from activities where name = 'round_settled' and group_id = '${group}'`,
      );
      expect(settlements).toHaveLength(1);
      expect((await checking(own)).differing).toBe(0);
      table.note(killedAt(step), WORKER, "another went on, settled once, equal to the chain");
    },
  );
});

describe("a rebuild killed", () => {
  it.each(REBUILD_STEPS.filter(isTried))(
    "$when $name: what serves is whole, and the next one works",
    async (step) => {
      const own = await ownDatabase();
      await dueGroup();
      const first = startBundle(environmentOf(world, own.url), "dist/rebuild.mjs");
      await once(first.child, "exit");
      const served = await own.dump();
      await killAt(step, own.url, "dist/rebuild.mjs");
      expect(await own.dump()).toEqual(served);
      const { child } = startBundle(environmentOf(world, own.url), "dist/rebuild.mjs");
      expect(await once(child, "exit")).toEqual([0, null]);
      expect(await own.dump()).toEqual(served);
      expect(await own.rows("select 1 from pg_namespace where nspname like 'ajo%'")).toEqual([]);
      table.note(killedAt(step), REBUILD, "what serves is whole, the next one works");
    },
  );
});

describe("a rebuild killed with the worker that leads", () => {
  it.each(TOGETHER_STEPS.filter(isTriedTogether))(
    "$when $name: another worker and another rebuild go on at once, and nobody sees half of anything",
    async (step) => {
      const own = await ownDatabase();
      const first = await dueGroup();
      const leader = startBundle(environmentOf(world, own.url));
      await leader.line('"leading"');
      const standby = startBundle(environmentOf(world, own.url));
      await standby.line("worker on");
      await vi.waitFor(
        async () => expect(await own.database.groups.findGroup(first)).not.toBeNull(),
        PATIENTLY,
      );
      const leads = standby.line('"leading"');
      const served = watchServed(own, first);

      await killAt(step, own.url, "dist/rebuild.mjs", leader);
      const [second, exit] = await Promise.all([
        dueGroup(),
        once(startBundle(environmentOf(world, own.url), "dist/rebuild.mjs").child, "exit"),
        leads,
      ]);
      expect(exit).toEqual([0, null]);
      await vi.waitFor(async () => {
        for (const group of [first, second])
          expect(await own.rows(settlementsOf(group))).toEqual([{ settled: 1, told: 1 }]);
        const { latestLedger } = await world.chain.getNetworkState();
        expect((await own.database.projection.getCursor())?.ledger).toBe(latestLedger);
      }, PATIENTLY);
      expect(await served.stop()).toEqual([2]);
      expect((await checking(own)).differing).toBe(0);
      standby.child.kill("SIGKILL");
      await once(standby.child, "exit");
      const left = await own.dump();
      const last = startBundle(environmentOf(world, own.url), "dist/rebuild.mjs");
      expect(await once(last.child, "exit")).toEqual([0, null]);
      expect(await own.dump()).toEqual(left);
      expect(await own.rows("select 1 from pg_namespace where nspname like 'ajo%'")).toEqual([]);
      table.note(killedAt(step), TOGETHER, "both went on, nobody saw half of anything");
    },
  );
});

/** How often the round of a group that was due is in its history, and its recipient was told. */
const settlementsOf = (group: GroupId): string => `select
  (select count(*)::int from activities where name = 'round_settled' and group_id = '${group}') as settled,
  (select count(*)::int from notifications where kind = 'paid_out' and group_id = '${group}') as told`;

describe("of several workers", () => {
  it("another one leads within seconds when the leader is killed", async () => {
    const own = await ownDatabase();
    const group = await dueGroup();
    const first = startBundle(environmentOf(world, own.url));
    await first.line('"leading"');
    const second = startBundle(environmentOf(world, own.url));
    const third = startBundle(environmentOf(world, own.url));
    await Promise.all([second.line("worker on"), third.line("worker on")]);
    const took = Promise.any([second.line('"leading"'), third.line('"leading"')]);
    const from = performance.now();
    first.child.kill("SIGKILL");
    await took;
    const seconds = ((performance.now() - from) / 1000).toFixed(2);
    await vi.waitFor(async () => expect((await world.snapshot(group)).payouts).toHaveLength(1), PATIENTLY);
    table.note(LEADING, WORKER, `another led after ${seconds} s, settled once`);
  });
});

describe("twenty groups that are due at once", () => {
  it("are settled in few ledgers, each once, although the worker is killed half-way", async () => {
    const own = await ownDatabase();
    const groups: GroupId[] = [];
    while (groups.length < 20) groups.push(await dueGroup());
    await world.ledger.setMining({ automine: false, intervalSeconds: 1 });
    onTestFinished(() => void world.ledger.setMining({ automine: true, intervalSeconds: 0 }));
    const env = { ...environmentOf(world, own.url), SETTLING_CHANNELS: "16" };
    const settledGroups = async () => {
      const snapshots = await Promise.all(groups.map((group) => world.snapshot(group)));
      return snapshots.filter(({ payouts }) => payouts.length === 1).length;
    };
    const settlements = () =>
      own.rows(
        `select group_id, ledger from activities where name = 'round_settled' and group_id in ('${groups.join("','")}')`,
      );
    const first = startBundle(env);
    await vi.waitFor(async () => expect(await settledGroups()).toBeGreaterThan(0), PATIENTLY);
    first.child.kill("SIGKILL");
    const halfWay = await settledGroups();
    startBundle(env);
    await vi.waitFor(async () => {
      expect(await settledGroups()).toBe(20);
      // The network goes on closing ledgers: that the cursor is near says nothing of the last settlement.
      expect(await settlements()).toHaveLength(20);
      expect(await own.rows("select key from graphile_worker.jobs where key like 'settle_round%'")).toEqual(
        [],
      );
    }, PATIENTLY);
    const ledgers = new Set((await settlements()).map(({ ledger }) => ledger)).size;
    expect(ledgers).toBeLessThanOrEqual(10);
    table.note(HALF_WAY, WORKER, `after ${halfWay} of them; each settled once, in ${ledgers} ledgers`);
  }, 180_000);
});
