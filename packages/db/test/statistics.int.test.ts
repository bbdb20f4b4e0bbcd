import { LATE_MARK_SECONDS, type GroupEvent, type GroupId } from "@ajo/schemas";
import { account, ChainModel, movesArbitrary, play, type GroupModel } from "@ajo/schemas/testing";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../src/index";
import { dumpTables } from "./dump-tables";
import { beginProjection, catchUp } from "./project";
import { createTestDatabase, type TestDatabase } from "./test-database";

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase({ url: test.url, poolSize: 3 });
});
beforeEach(() => beginProjection(database));
afterAll(async () => {
  await database.close();
  await test.drop();
});

const YEAR = LATE_MARK_SECONDS;
const own = async (name: string) => (await database.statistics.getMemberStatistics(account(name))).data;
const ofGroup = async (id: GroupId) => (await database.statistics.findGroupStatistics(id))!.data;

/** Ada, Bayo and Chidi; Chidi pays the first round late, and after it was settled. */
function lateGroup(chain: ChainModel): GroupModel {
  const group = chain.createGroup("Market women", {}, account("Ada"));
  for (const name of ["Bayo", "Chidi"]) group.join(account(name));
  group.start();
  for (const name of ["Ada", "Bayo"]) group.contribute(account(name));
  group.settle();
  group.contribute(account("Chidi"), 2);
  for (const name of ["Ada", "Bayo"]) group.contribute(account(name));
  group.settle();
  return group;
}

describe("statistics", () => {
  it("tell what was paid on time and late, by whom, and who received it", async () => {
    const chain = new ChainModel();
    const group = lateGroup(chain);
    await catchUp(database, chain);
    expect(await ofGroup(group.id)).toEqual({
      ...{ roundsSettled: 2, paidOnTime: 5, paidLate: 1, paidFromDeposit: 0, lateMarks: 1, defaults: 0 },
      ...{ paidIn: 600_0000000n, paidOut: 600_0000000n, isComplete: true },
    });
    expect((await own("Chidi")).statistics).toMatchObject({
      ...{ groups: 1, completedGroups: 0, paidOnTime: 1, lateMarks: 1 },
      own: { paidLate: 1, potsReceived: 0, totals: [{ paidIn: 200_0000000n, received: 0n }] },
    });
    // The pot that was short, and what came late.
    expect((await own("Ada")).statistics).toMatchObject({
      own: { potsReceived: 1, totals: [{ paidIn: 200_0000000n, received: 300_0000000n }] },
    });
    expect(await own("Nobody")).toMatchObject({
      statistics: { groups: 0, own: { totals: [] } },
      groupIds: [],
    });
    expect(await database.statistics.findGroupStatistics("CNONE" as GroupId)).toBeNull();
  });

  it("let a mark age off by the network's clock", async () => {
    const chain = new ChainModel();
    lateGroup(chain);
    await catchUp(database, chain);
    const marks = async () => (await own("Chidi")).statistics.lateMarks;
    chain.wait(YEAR - 3_600);
    await catchUp(database, chain);
    expect(await marks()).toBe(1);
    chain.wait(7_200);
    await catchUp(database, chain);
    expect(await marks()).toBe(0);
  });

  it("say when the beginning of a history was never read", async () => {
    const chain = new ChainModel();
    const group = lateGroup(chain);
    await catchUp(database, chain);
    const cursor = (await database.projection.getCursor())!;
    await database.projection.moveTo(cursor, { from: 1, to: cursor.ledger });
    expect((await ofGroup(group.id)).isComplete).toBe(false);
  });

  it("are counted anew with the history, and taken out with their group", async () => {
    const chain = new ChainModel();
    const group = lateGroup(chain);
    await catchUp(database, chain);
    const before = await dumpTables(test);
    const miscounted = async () => (await database.checks.findProjectedGroup(group.id))!.miscounted;
    expect(await miscounted()).toEqual([]);
    await test.rows("update member_statistics set paid_in = paid_in + 1 where address = $1", [
      account("Ada"),
    ]);
    await test.rows("delete from member_statistics where address = $1", [account("Bayo")]);
    expect(await miscounted()).toEqual(
      expect.arrayContaining([
        { figure: `${account("Ada")}.paid_in`, kept: "2000000001", counted: "2000000000" },
        { figure: `${account("Bayo")}.paid_on_time`, kept: null, counted: "2" },
      ]),
    );
    await database.projection.restoreHistory(group.id, chain.events);
    expect(await dumpTables(test)).toEqual(before);
    await database.projection.removeGroup(group.id);
    expect(await test.rows("select * from member_statistics")).toEqual([]);
  });

  it("are what the events come to, whatever members do", async () => {
    await fc.assert(
      fc.asyncProperty(movesArbitrary(100), async (moves) => {
        const chain = new ChainModel();
        play(chain, moves);
        await beginProjection(database);
        await catchUp(database, chain);
        for (const { id } of chain.groups.values()) {
          const { isComplete, ...figures } = await ofGroup(id);
          expect(isComplete).toBe(true);
          expect(figures).toEqual(countOf(chain.events.filter((event) => event.groupId === id)));
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** The same, counted from the events themselves. */
function countOf(events: readonly GroupEvent[]) {
  const figures = {
    ...{ roundsSettled: 0, paidOnTime: 0, paidLate: 0, paidFromDeposit: 0, lateMarks: 0, defaults: 0 },
    ...{ paidIn: 0n, paidOut: 0n },
  };
  for (const event of events)
    if (event.name === "contributed") {
      const isLate = event.kind === "late" || event.kind === "setOff";
      figures[isLate ? "paidLate" : event.kind === "fromDeposit" ? "paidFromDeposit" : "paidOnTime"] += 1;
      figures.paidIn += event.amount + event.fee;
      if (event.recipient !== null) figures.paidOut += event.forwarded ?? event.amount;
    } else if (event.name === "round_settled") {
      figures.roundsSettled += 1;
      figures.paidOut += event.amount;
    } else if (event.name === "member_late") figures.lateMarks += 1;
    else if (event.name === "member_defaulted") {
      figures.lateMarks += 1;
      figures.defaults += 1;
    }
  return figures;
}
