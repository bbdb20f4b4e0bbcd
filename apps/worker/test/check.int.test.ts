import type { GroupId } from "@ajo/schemas";
import { createWorld, type World } from "@ajo/testing";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkGroup, type CheckDependencies } from "../src/check/check-group";
import { checkSlice } from "../src/check/check-slice";
import { parseRepairScope, repairScope } from "../src/check/repair-command";
import { freshMemory, indexStep } from "../src/indexer/index-step";
import { createLog } from "../src/log";

let world: World;
let groups: [GroupId, GroupId, GroupId];
const log = createLog("silent", "test");
const signal = new AbortController().signal;

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
  groups = [
    await world.createStartedGroup(["Ada", "Bayo"]),
    await world.createStartedGroup(["Chidi", "Dede"]),
    await world.createGroup("Efe"),
  ];
  for (const name of ["Ada", "Bayo"]) await world.contribute(name, groups[0]);
  await world.settle(groups[0]);
  await world.contribute("Chidi", groups[1]);
});
afterAll(() => world.close());
beforeEach(async () => {
  await query("truncate differences, check_progress");
  await follow();
});

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function follow(): Promise<void> {
  const observer = { onProgress: () => undefined, onApplied: () => undefined, onRepair: () => undefined };
  const memory = freshMemory();
  while (
    (await indexStep({ chain: world.chain, database: world.database, hooks: {}, observer, log }, memory)) ===
    "moved"
  );
}

const dependencies = (): CheckDependencies => ({
  chain: world.chain,
  database: world.database,
  log,
  patienceMs: 300,
});
const check = (group: GroupId) => checkGroup(group, dependencies(), signal);
const tables = async () =>
  Promise.all(
    ["groups", "group_members", "rounds", "contributions", "activities", "member_statistics"].map((table) =>
      query(`select t::text as row from ${table} t order by 1`),
    ),
  );

describe("a check of a group", () => {
  it("finds nothing where there is nothing", async () => {
    for (const group of groups) expect(await check(group)).toEqual({ verdict: "equal", differences: [] });
    expect(await query("select * from differences")).toEqual([]);
  });

  it.each([
    [
      "a balance",
      "update groups set escrow = escrow + 7 where id = $1",
      { field: "escrow", projected: "7", chain: "0" },
    ],
    [
      "terms",
      "update groups set name = 'Other', contribution = 5 where id = $1",
      { field: "config.name", projected: "Other", chain: "Market women" },
    ],
    [
      "a round",
      "update groups set current_round = 1 where id = $1",
      { field: "currentRound", projected: "1", chain: "2" },
    ],
    [
      "a member's payments",
      "update group_members set paid_rounds = 2 where group_id = $1 and seat = 1",
      { field: "members.1.paidRounds", projected: "2", chain: "1" },
    ],
    [
      "a payout",
      "update rounds set payout = 1 where group_id = $1",
      { field: "payouts.0", projected: "1", chain: "2000000000" },
    ],
    [
      "the history of contributions",
      "delete from contributions where group_id = $1 and kind = 'paid'",
      { projected: "0", chain: "1" },
    ],
    [
      "what a member's history comes to",
      "update member_statistics set paid_on_time = 9 where group_id = $1 and paid_on_time = 1",
      { projected: "9", chain: "1" },
    ],
    [
      "a member who was not counted",
      "delete from member_statistics where group_id = $1 and pots_received = 0",
      { projected: null, chain: "1000000000" },
    ],
  ])(
    "tells %s that differs, with both values, and repairs it to the same rows",
    async (_what, sql, difference) => {
      const before = await tables();
      await query(sql.replace("$1", `'${groups[0]}'`));
      const { verdict, differences } = await check(groups[0]);
      expect(verdict).toBe("repaired");
      expect(differences).toContainEqual(expect.objectContaining(difference));
      expect(await tables()).toEqual(before);
      const kept = await world.database.checks.listDifferences(10);
      expect(kept[0]).toMatchObject({ groupId: groups[0] });
      expect(kept.every(({ repairedAt }) => repairedAt !== null)).toBe(true);
      expect(await world.database.checks.countOpenDifferences()).toBe(0);
    },
  );

  it("brings in a group that is missing, and takes out one that the factory does not know", async () => {
    const before = await tables();
    await query(`delete from groups where id = '${groups[1]}'`);
    expect(await check(groups[1])).toEqual({
      verdict: "repaired",
      differences: [{ field: "group", projected: null, chain: "known" }],
    });
    expect(await tables()).toEqual(before);
    await query(`insert into groups select (jsonb_populate_record(g, '{"id": "${world.usdc.contractId}"}')).* from groups g
      where id = '${groups[2]}'`);
    expect((await check(world.usdc.contractId as string as GroupId)).verdict).toBe("repaired");
    expect(await tables()).toEqual(before);
  });

  it("says nothing of a group while the projection is behind", async () => {
    await world.contribute("Dede", groups[1]);
    expect((await check(groups[1])).verdict).toBe("moving");
    expect(await query("select * from differences")).toEqual([]);
    await follow();
    expect((await check(groups[1])).verdict).toBe("equal");
  });

  it("keeps a difference open that it cannot repair, once", async () => {
    await query(`update group_members set paid_rounds = 9 where group_id = '${groups[0]}' and seat = 0`);
    const helpless = dependencies();
    helpless.database = {
      ...helpless.database,
      groups: { ...world.database.groups, repairFromSnapshot: async () => false },
    };
    for (let times = 0; times < 2; times++)
      expect((await checkGroup(groups[0], helpless, signal)).verdict).toBe("unrepaired");
    expect(await world.database.checks.countOpenDifferences()).toBe(1);
    await check(groups[0]);
    expect(await world.database.checks.countOpenDifferences()).toBe(0);
  });
});

describe("a sweep", () => {
  it("goes over all groups in slices, and says what it found", async () => {
    await query("update groups set escrow = escrow + 1");
    let checked = 0;
    for (;;) {
      const slice = await checkSlice(dependencies(), { size: 1, signal });
      checked += slice.checked;
      if (slice.ends) break;
    }
    expect(checked).toBe(3);
    expect(await world.database.checks.getProgress()).toMatchObject({
      ...{ position: 0, checked: 0, lastChecked: 3, lastDifferences: 3 },
    });
    await checkSlice(dependencies(), { size: 100, signal });
    expect(await world.database.checks.getProgress()).toMatchObject({ lastChecked: 3, lastDifferences: 0 });
  });

  it("finds groups that are on one side only", async () => {
    await query(`delete from groups where id = '${groups[1]}'`);
    await query(`insert into groups select (jsonb_populate_record(g, '{"id": "${world.usdc.contractId}"}')).* from groups g
      where id = '${groups[2]}'`);
    expect(await checkSlice(dependencies(), { size: 100, signal })).toEqual({
      ...{ checked: 4, differing: 2, ends: true },
    });
    const ids = await query("select id from groups");
    expect(ids.map(({ id }) => id).sort()).toEqual([...groups].sort());
  });
});

describe("the end of a sweep", () => {
  it("puts away what is open of a group that neither side has any more", async () => {
    const { checks } = world.database;
    // As when a network was reset between a finding and its repair.
    await checks.recordDifferences(world.usdc.contractId as string as GroupId, 7, [
      { field: "escrow", projected: "1", chain: "2" },
    ]);
    expect(await checks.countOpenDifferences()).toBe(1);
    expect(await checkSlice(dependencies(), { size: 100, signal })).toEqual({
      ...{ checked: 4, differing: 0, ends: true },
    });
    expect(await checks.countOpenDifferences()).toBe(0);
  });
});

describe("the repair command", () => {
  it("repairs one group, or all of them", async () => {
    const before = await tables();
    await query("update groups set escrow = escrow + 1");
    expect(await repairScope({ group: groups[0] }, dependencies())).toEqual({
      ...{ checked: 1, repaired: 1, left: [] },
    });
    expect(await repairScope("all", dependencies())).toEqual({ checked: 3, repaired: 2, left: [] });
    expect(await tables()).toEqual(before);
  });

  it("needs no worker: a group whose projection stands still is read from its contract", async () => {
    await world.join("Funmi", groups[2]);
    expect(await repairScope({ group: groups[2] }, dependencies())).toMatchObject({ repaired: 1, left: [] });
    expect((await world.database.groups.findGroup(groups[2]))?.data.memberCount).toBe(2);
  });

  it("understands only what it can do", () => {
    expect(parseRepairScope(["--all"])).toBe("all");
    expect(parseRepairScope(["--group", groups[0]])).toEqual({ group: groups[0] });
    for (const words of [[], ["--group"], ["--group", "G"], ["--all", "now"], ["--group", groups[0], "x"]])
      expect(parseRepairScope(words)).toBeNull();
  });
});
