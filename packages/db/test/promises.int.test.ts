import type { WalletAddress } from "@ajo/schemas";
import { account, ChainModel, type GroupModel } from "@ajo/schemas/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../src/index";
import { beginProjection, catchUp } from "./project";
import { createTestDatabase, type TestDatabase } from "./test-database";

let test: TestDatabase;
let database: Database;
let chain: ChainModel;
let group: GroupModel;
const [ada, bayo, chidi] = ["Ada", "Bayo", "Chidi"].map(account) as [never, never, never];
const chidisWallet = chidi as WalletAddress;
const DAY_MS = 86_400_000;

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase({ url: test.url });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(async () => {
  await test.rows("truncate notifications, promises cascade");
  chain = new ChainModel();
  group = chain.createGroup("Market women", {}, ada);
  for (const member of [bayo, chidi]) group.join(member);
  if (group.status === "forming") group.start();
  await beginProjection(database);
  await catchUp(database, chain);
});

const promise = (days: number) => ({
  ...{ groupId: group.id, address: chidisWallet, round: 1 },
  payBy: new Date(chain.closeTime.getTime() + days * DAY_MS),
});
const told = (kind: string) =>
  test.rows("select address, other from notifications where kind = $1 order by address", [kind]);
const nudge = (by: never = ada, now = chain.closeTime) =>
  database.promises.nudge({ groupId: group.id, member: chidisWallet, by, round: 1, dueAt: now }, now, {});

describe("a promise to pay", () => {
  it("is told the organiser once, and stands until it is kept", async () => {
    await database.promises.make(promise(3), chain.closeTime, {});
    await database.promises.make(promise(3), chain.closeTime, {});
    expect(await database.promises.list(group.id)).toEqual([promise(3)]);
    expect(await told("promised")).toEqual([{ address: ada, other: chidi }]);
    group.contribute(chidi, 1);
    await catchUp(database, chain);
    expect(await database.promises.list(group.id)).toEqual([]);
  });

  it("is moved and taken back by its member", async () => {
    await database.promises.make(promise(3), chain.closeTime, {});
    await database.promises.make(promise(5), chain.closeTime, {});
    expect(await database.promises.list(group.id)).toEqual([promise(5)]);
    await database.promises.withdraw(group.id, bayo);
    expect(await database.promises.list(group.id)).toHaveLength(1);
    await database.promises.withdraw(group.id, chidisWallet);
    expect(await database.promises.list(group.id)).toEqual([]);
  });

  it("holds nudges back until its day", async () => {
    await database.promises.make(promise(3), chain.closeTime, {});
    expect(await nudge()).toBe(false);
    expect(await nudge(ada, new Date(promise(3).payBy.getTime() + 1))).toBe(true);
  });
});

describe("a nudge", () => {
  it("reaches a member once a day, whoever sends it", async () => {
    expect(await nudge(ada)).toBe(true);
    expect(await nudge(ada)).toBe(false);
    expect(await nudge(bayo)).toBe(false);
    expect(await told("nudge")).toEqual([{ address: chidi, other: ada }]);
    await test.rows(
      "update notifications set told_at = told_at - interval '25 hours', subject = 'yesterday'",
    );
    expect(await nudge(bayo)).toBe(true);
  });

  it("is nobody's to send by the dozen", async () => {
    await test.rows(
      `insert into notifications (address, kind, group_id, round, other, created_at)
       select 'somebody' || n, 'nudge', 'elsewhere', 1, $1, now() from generate_series(1, 20) n`,
      [ada],
    );
    expect(await nudge(ada)).toBe(false);
    expect(await nudge(bayo)).toBe(true);
  });
});
