import { walletAddressSchema, type WalletAddress } from "@ajo/schemas";
import { account, ChainModel, TOKEN, type GroupModel } from "@ajo/schemas/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../src/index";
import { beginProjection, rangeOf } from "./project";
import { createTestDatabase, type TestDatabase } from "./test-database";

let test: TestDatabase;
let database: Database;
let chain: ChainModel;
let group: GroupModel;
const [ada, bayo, chidi] = ["Ada", "Bayo", "Chidi"].map(account) as [never, never, never];
const TOKEN_FACTS = { code: TOKEN.code, decimals: TOKEN.decimals };
const LONG_AGO = new Date(0);

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase({ url: test.url });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(async () => {
  await test.rows("truncate notifications cascade");
  chain = new ChainModel();
  group = chain.createGroup("Market women", {}, ada);
  for (const member of [bayo, chidi]) group.join(member);
  await beginProjection(database);
});

async function follow(since = LONG_AGO): Promise<void> {
  const { ledger } = (await database.projection.getCursor())!;
  await database.projection.applyLedgers(rangeOf(chain, ledger), { notifySince: since });
}
const told = () =>
  test.rows<{ told: string }>(
    "select address || ' ' || kind || ' ' || round as told from notifications order by 1",
  );
const lines = async () => (await told()).map((row) => row.told);
const started = () => {
  if (group.status === "forming") group.start();
};

describe("notifications", () => {
  it("tell whose turn it is, who was paid, and who is late, once", async () => {
    started();
    for (const member of [ada, bayo]) group.contribute(member, 1);
    await follow();
    const [first, ...others] = group.members;
    const begun = [`${first!.address} your_turn 1`, ...others.map(({ address }) => `${address} started 1`)];
    expect(await lines()).toEqual(begun.toSorted());
    group.settle();
    await follow();
    const [, second] = group.members;
    const expected = [
      ...begun,
      `${first!.address} paid_out 1`,
      `${second!.address} your_turn 2`,
      `${chidi as string} late 1`,
    ].sort();
    expect(await lines()).toEqual(expected);
    await test.rows("update indexer_cursor set ledger = 0");
    await follow();
    expect(await lines()).toEqual(expected);
  });

  it("tell nobody of an auction that it is their turn before bids can no longer change it", async () => {
    const auction = chain.createGroup("Fish sellers", { turnOrder: "auction" }, ada);
    auction.join(bayo);
    auction.start();
    await follow();
    const toAll = (kind: string) => [ada, bayo].map((member) => `${member as string} ${kind} 1`);
    expect(await lines()).toEqual(toAll("started").toSorted());
    // Either may have to pay: whose pot it is set off against is not known.
    await database.notifications.addDueSoon(new Date(auction.startedAt!.getTime() + 599_000));
    expect(await lines()).toEqual([...toAll("started"), ...toAll("due_soon")].toSorted());
    for (const member of [ada, bayo]) auction.contribute(member, 2);
    auction.settle();
    await follow();
    const last = auction.members[1]!.address;
    expect((await lines()).filter((line) => line.includes("your_turn"))).toEqual([`${last} your_turn 2`]);
  });

  it("invite to accept an order, anew when it is another one, and only those who have not", async () => {
    const waiting = (kind: string) =>
      test.rows<{ address: string }>("select address from notifications where kind = $1 order by address", [
        kind,
      ]);
    chain.say(group.id, [{ name: "order_set", order: [2, 1, 0] }]);
    chain.say(group.id, [{ name: "order_accepted", member: bayo, order: [2, 1, 0] }]);
    await follow();
    const asked = [ada, chidi]
      .map((address) => ({ address }))
      .toSorted((a, b) => (a.address < b.address ? -1 : 1));
    expect(await waiting("accept_order")).toEqual(asked);
    chain.say(group.id, [{ name: "order_set", order: [0, 1, 2] }]);
    await follow();
    expect(await waiting("accept_order")).toHaveLength(2 + 3);
  });

  it("invite to vote once, and tell everybody what was decided", async () => {
    started();
    const votes = async () => (await lines()).filter((line) => line.includes(" vote "));
    const vote = (member: typeof ada, count: number) =>
      chain.say(group.id, [{ name: "voted", member, motion: { kind: "pause" }, votes: count }]);
    vote(ada, 1);
    await follow();
    expect(await votes()).toEqual([bayo, chidi].map((member) => `${member as string} vote 0`).toSorted());
    vote(bayo, 2);
    chain.say(group.id, [{ name: "group_paused", until: new Date("2030-01-01"), by: bayo }]);
    await follow();
    const decided = await test.rows<{ detail: string }>(
      "select detail from notifications where kind = 'decided'",
    );
    expect(decided).toEqual(Array.from({ length: 3 }, () => ({ detail: "group_paused" })));
    expect(await votes()).toHaveLength(2);
  });

  it("tell who may take a seat, and who is in default", async () => {
    const dede = account("Dede");
    chain.say(group.id, [{ name: "member_approved", member: dede }]);
    await follow();
    expect(await lines()).toEqual([`${dede} approved 0`]);
    started();
    chain.say(group.id, [
      { name: "member_defaulted", member: chidi, round: 1, received: false, forfeited: 0n },
    ]);
    await follow();
    expect(await lines()).toContain(`${chidi as string} defaulted 1`);
  });

  it("carry what their sentence needs", async () => {
    started();
    for (const member of [ada, bayo]) group.contribute(member, 1);
    group.settle();
    await follow();
    const [first] = group.members;
    const { items } = await database.notifications.list({
      address: walletAddressSchema.parse(first!.address),
      limit: 9,
    });
    const paid = items.find(({ kind }) => kind === "paid_out");
    expect(paid).toMatchObject({ round: 1, group: { name: "Market women", token: TOKEN_FACTS } });
    expect(paid?.amount).toBe(paid!.group!.contribution * 2n);
  });

  it("tell pages that look, once the transaction commits", async () => {
    const heard: string[] = [];
    const listening = database.changes.listen({
      onChange: () => undefined,
      onNoticed: (addresses) => void heard.push(...addresses),
    });
    await listening.ready;
    started();
    await follow();
    await expect.poll(() => heard.toSorted()).toEqual([ada, bayo, chidi].map(String).toSorted());
    heard.length = 0;
    await database.notifications.markRead(bayo, "all");
    await expect.poll(() => heard).toEqual([bayo]);
    await listening.stop();
  });

  it("are not sent for what happened long ago, as when the projection is built", async () => {
    started();
    group.contribute(ada, 1);
    group.settle();
    await follow(new Date(chain.closeTime.getTime() + 1_000));
    expect(await lines()).toEqual([]);
  });

  it("remind those who have not paid shortly before the round is due, but not its recipient", async () => {
    started();
    group.contribute(bayo, 1);
    await follow();
    await test.rows("truncate notifications cascade");
    const [due] = await test.rows<{ due_at: Date }>(
      "select started_at + make_interval(secs => frequency_seconds) as due_at from groups",
    );
    const minutesBefore = (minutes: number) => new Date(due!.due_at.getTime() - minutes * 60_000);
    expect(await database.notifications.addDueSoon(minutesBefore(30 * 24 * 60))).toBe(0);
    const shortly = new Date(due!.due_at.getTime() - 1_000);
    await database.notifications.addDueSoon(shortly);
    const unpaid = group.members.slice(1).filter(({ address }) => address !== (bayo as string));
    expect(await lines()).toEqual(unpaid.map(({ address }) => `${address} due_soon 1`).sort());
    expect(await database.notifications.addDueSoon(shortly)).toBe(0);
    await test.rows("truncate notifications cascade");
    expect(await database.notifications.addDueSoon(due!.due_at)).toBe(0);
  });

  it("are listed newest first, by pages, and marked as read by their owner alone", async () => {
    const owner = ada as WalletAddress;
    await test.rows(`insert into notifications (address, kind, group_id, round, created_at)
      select '${owner}', 'late', '${group.id}', n, now() + make_interval(secs => n) from generate_series(1, 5) n`);
    const first = await database.notifications.list({ address: owner, limit: 3 });
    expect(first.items.map(({ round }) => round)).toEqual([5, 4, 3]);
    const second = await database.notifications.list({
      ...{ address: owner, limit: 3, cursor: first.nextCursor! },
    });
    expect(second).toMatchObject({ nextCursor: null, items: [{ round: 2 }, { round: 1 }] });
    const [newest] = first.items;
    expect(await database.notifications.markRead(bayo as WalletAddress, [newest!.id])).toBe(0);
    expect(await database.notifications.markRead(owner, [newest!.id])).toBe(1);
    expect(await database.notifications.countUnread(owner)).toBe(4);
    expect(await database.notifications.markRead(owner, "all")).toBe(4);
    expect(await database.notifications.countUnread(owner)).toBe(0);
  });
});

describe("pruning", () => {
  it("takes what has lost its use, and leaves the rest", async () => {
    started();
    await follow();
    const network = chain.closeTime;
    const events = Number((await test.rows("select count(*)::int as n from outbox"))[0]!["n"]);
    expect(events).toBeGreaterThan(0);
    expect(await database.upkeep.prune({ network, ours: new Date() })).toMatchObject({ outbox: 0 });
    const later = new Date(network.getTime() + 8 * 86_400_000);
    expect(await database.upkeep.prune({ network: later, ours: new Date() })).toMatchObject({
      outbox: events,
    });
    expect(await test.rows("select 1 from activities")).not.toEqual([]);
  });
});
