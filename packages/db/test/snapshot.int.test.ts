import { account, ChainModel, type GroupModel, TOKEN } from "@ajo/schemas/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../src/index";
import { beginProjection, catchUp, rangeOf } from "./project";
import { createTestDatabase, type TestDatabase } from "./test-database";

let test: TestDatabase;
let database: Database;
let chain: ChainModel;
let group: GroupModel;

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase({ url: test.url, poolSize: 4 });
});
beforeEach(async () => {
  await beginProjection(database);
  chain = new ChainModel();
  group = chain.createGroup("Market women", {}, account("Ada"));
  group.join(account("Bayo"));
  group.start();
  group.contribute(account("Ada"));
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const save = () => database.groups.saveSnapshot({ snapshot: group.snapshot(), token: TOKEN });
const read = async () => (await database.groups.findGroup(group.id))!;

describe("a group read from the chain before its events arrived", () => {
  it("is there at once, as fresh as the chain was", async () => {
    expect(await save()).toBe(true);
    const { data, asOfLedger, asOf } = await read();
    expect(data).toMatchObject({ status: "active", currentRound: 1, escrow: 100_0000000n, memberCount: 2 });
    expect(data.members.map((member) => member.paidRounds)).toEqual([1, 0]);
    expect({ asOfLedger, asOf }).toEqual({ asOfLedger: chain.ledger, asOf: chain.closeTime });
    // The list is only as fresh as the projection.
    expect((await database.groups.listGroups({ limit: 5 })).asOfLedger).toBe(0);
  });

  it("gets its history from the events, and no money counts twice", async () => {
    await save();
    await catchUp(database, chain);
    const { data } = await read();
    expect(data.escrow).toBe(100_0000000n);
    expect(data.createdAt).toEqual(chain.events[0]!.at);
    expect(
      (await database.groups.listContributions({ groupId: group.id, limit: 5 }))!.data.items,
    ).toHaveLength(1);
  });

  it("follows events again from the ledger after the snapshot", async () => {
    await save();
    group.contribute(account("Bayo"));
    await catchUp(database, chain);
    expect((await read()).data.members.map((member) => member.paidRounds)).toEqual([1, 1]);
    expect((await read()).data.escrow).toBe(200_0000000n);
  });

  it("knows its settled rounds, whose transactions arrive with the events", async () => {
    group.contribute(account("Bayo"));
    group.settle();
    await save();
    const [before] = (await read()).data.rounds;
    expect(before).toMatchObject({
      status: "settled",
      payout: 200_0000000n,
      recipient: account("Ada"),
      settledAt: null,
      txHash: null,
    });
    await catchUp(database, chain);
    const [after] = (await read()).data.rounds;
    expect(after).toMatchObject({
      payout: 200_0000000n,
      settledAt: chain.closeTime,
      txHash: chain.events.at(-1)!.txHash,
    });
  });

  it("leaves nothing with whoever gave the seat away meanwhile", async () => {
    const [ada, bayo] = [account("Ada"), account("Bayo")];
    group = chain.createGroup("Fish sellers", { depositBps: 10_000 }, ada);
    group.join(bayo);
    group.start();
    group.contribute(bayo);
    await catchUp(database, chain);
    group.moveSeat(bayo, account("Chidi"), 0n);
    const left = () =>
      test.rows(
        `select paid_rounds, deposit::text from group_members where group_id = '${group.id}' and left_at is not null`,
      );
    expect(await save()).toBe(true);
    expect(await left()).toEqual([{ paid_rounds: 0, deposit: "0" }]);
    await catchUp(database, chain);
    expect(await left()).toEqual([{ paid_rounds: 0, deposit: "0" }]);
  });
});

describe("a snapshot older than the projection", () => {
  it("changes nothing", async () => {
    const old = group.snapshot();
    group.contribute(account("Bayo"));
    await catchUp(database, chain);
    expect(await database.groups.saveSnapshot({ snapshot: old, token: TOKEN })).toBe(false);
    expect(await database.groups.repairFromSnapshot({ snapshot: old, token: TOKEN })).toBe(false);
    expect((await read()).data.escrow).toBe(200_0000000n);
  });

  it("does not bring in a group whose later events were passed over", async () => {
    const old = group.snapshot();
    chain.wait(100);
    await database.projection.applyLedgers({ ...rangeOf(chain, 0), events: [] });
    expect(await database.groups.saveSnapshot({ snapshot: old, token: TOKEN })).toBe(false);
    expect(await database.groups.findGroup(group.id)).toBeNull();
  });
});

describe("repairFromSnapshot", () => {
  it("replaces a state that missed events", async () => {
    const range = rangeOf(chain, 0);
    const withGap = range.events.filter((event) => event.name !== "contributed");
    await database.projection.applyLedgers({ ...range, events: withGap });
    expect((await read()).data.escrow).toBe(0n);
    expect(await save()).toBe(false);
    expect(await database.groups.repairFromSnapshot({ snapshot: group.snapshot(), token: TOKEN })).toBe(true);
    expect((await read()).data.escrow).toBe(100_0000000n);
  });

  it("notices who left unseen", async () => {
    const forming = chain.createGroup("Tailors", {}, account("Ada"));
    forming.join(account("Bayo"));
    const range = rangeOf(chain, 0);
    await database.projection.applyLedgers(range);
    forming.leave(account("Bayo"));
    const cursor = (await database.projection.getCursor())!;
    const lost = { from: cursor.ledger + 1, to: chain.ledger };
    await database.projection.moveTo({ ...cursor, ledger: chain.ledger }, lost);
    await database.groups.repairFromSnapshot({ snapshot: forming.snapshot(), token: TOKEN });
    expect((await database.groups.listMembers(forming.id))!.data.map((member) => member.address)).toEqual([
      account("Ada"),
    ]);
    expect(
      (await database.groups.listMemberGroups(account("Bayo"))).data.map(({ group: { id } }) => id),
    ).toEqual([group.id]);
  });
});
