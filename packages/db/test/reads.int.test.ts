import {
  activitySchema,
  contributionSchema,
  groupSummarySchema,
  memberSchema,
  type MemberAddress,
} from "@ajo/schemas";
import { account, ChainModel, groupId, type GroupModel } from "@ajo/schemas/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database, type Page, type Projected } from "../src/index";
import { beginProjection, catchUp } from "./project";
import { createTestDatabase, type TestDatabase } from "./test-database";

let test: TestDatabase;
let database: Database;
let chain: ChainModel;
let market: GroupModel;
const UNKNOWN = groupId("nobody's group");

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase({ url: test.url, poolSize: 4 });
  chain = new ChainModel();
  market = chain.createGroup("Market women", {}, account("Ada"));
  for (let number = 0; number < 24; number++) chain.createGroup(`Group ${number}`, {}, account("Efe"));
  market.join(account("Chidi"));
  market.join(account("Bayo"));
  market.leave(account("Chidi"));
  market.join(account("Dede"));
  market.start();
  for (const name of ["Ada", "Bayo", "Dede"]) market.contribute(account(name), 3);
  await beginProjection(database);
  await catchUp(database, chain);
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

/** All pages of a list, as somebody would read them who follows `nextCursor`. */
async function readAll<Item>(
  read: (cursor?: string) => Promise<Projected<Page<Item>> | null>,
): Promise<{ pages: number; items: Item[] }> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let pages = 1; ; pages++) {
    const page = (await read(cursor))!.data;
    items.push(...page.items);
    if (page.nextCursor === null) return { pages, items };
    cursor = page.nextCursor;
  }
}

describe("listGroups", () => {
  it("gives every group once over all pages, newest first", async () => {
    const { pages, items } = await readAll((cursor) => database.groups.listGroups({ cursor, limit: 10 }));
    expect(pages).toBe(3);
    expect(items).toHaveLength(25);
    expect(new Set(items.map((group) => group.id)).size).toBe(25);
    const created = items.map((group) => group.createdAt.getTime());
    expect(created).toEqual([...created].sort((a, b) => b - a));
    for (const group of items) groupSummarySchema.parse(group);
  });

  it("does not promise another page after one that is exactly full", async () => {
    const { pages } = await readAll((cursor) => database.groups.listGroups({ cursor, limit: 25 }));
    expect(pages).toBe(1);
  });

  it("filters by status", async () => {
    const active = await readAll((cursor) =>
      database.groups.listGroups({ cursor, limit: 10, status: "active" }),
    );
    expect(active.items.map((group) => group.id)).toEqual([market.id]);
    const forming = await readAll((cursor) =>
      database.groups.listGroups({ cursor, limit: 10, status: "forming" }),
    );
    expect(forming.items).toHaveLength(24);
  });

  it("says how fresh an empty page is", async () => {
    const { data, asOfLedger } = await database.groups.listGroups({ limit: 10, status: "completed" });
    expect(data).toEqual({ items: [], nextCursor: null });
    expect(asOfLedger).toBe(chain.ledger);
  });

  it.each(["nonsense", "", Buffer.from('["a",1]').toString("base64url"), "W10"])(
    "refuses the cursor %j",
    async (cursor) => {
      await expect(database.groups.listGroups({ cursor, limit: 10 })).rejects.toMatchObject({
        code: "InvalidInput",
        data: { field: "cursor" },
      });
      await expect(
        database.groups.listContributions({ groupId: market.id, cursor, limit: 10 }),
      ).rejects.toMatchObject({ code: "InvalidInput" });
    },
  );
});

describe("listMembers", () => {
  it("lists those who hold a seat in turn order, under the name they gave themselves", async () => {
    await database.users.setDisplayName(account("Bayo"), "Bàyọ̀");
    const members = (await database.groups.listMembers(market.id))!.data;
    expect(
      members.map(({ address, displayName, turn, seat }) => ({ address, displayName, turn, seat })),
    ).toEqual([
      { address: account("Ada"), displayName: null, turn: 1, seat: 0 },
      { address: account("Bayo"), displayName: "Bàyọ̀", turn: 2, seat: 2 },
      // Chidi left, and Dede took the free seat.
      { address: account("Dede"), displayName: null, turn: 3, seat: 1 },
    ]);
    for (const member of members) memberSchema.parse(member);
  });
});

describe("history", () => {
  it("lists contributions newest first, in pages without gaps or repetitions", async () => {
    const { pages, items } = await readAll((cursor) =>
      database.groups.listContributions({ groupId: market.id, cursor, limit: 4 }),
    );
    expect(pages).toBe(3);
    expect(items).toHaveLength(9);
    expect(items.map((item) => item.id)).toEqual([...new Set(items.map((item) => item.id))].sort().reverse());
    expect(items[0]).toMatchObject({
      member: account("Dede"),
      round: 3,
      kind: "ahead",
      amount: 100_0000000n,
    });
    for (const item of items) contributionSchema.parse(item);
  });

  it("lists activity newest first", async () => {
    const { items } = await readAll((cursor) =>
      database.groups.listActivity({ groupId: market.id, cursor, limit: 5 }),
    );
    expect(items.map((item) => item.name).reverse()).toEqual([
      ...[
        "group_opened",
        "member_joined",
        "member_joined",
        "member_joined",
        "member_left",
        "member_joined",
        "group_started",
      ],
      ...Array.from({ length: 9 }, () => "contributed"),
    ]);
    for (const item of items) activitySchema.parse(item);
  });

  it("tells a group without history from an unknown group", async () => {
    const empty = [...chain.groups.values()].at(-1)!;
    expect((await database.groups.listContributions({ groupId: empty.id, limit: 5 }))?.data.items).toEqual(
      [],
    );
    expect(await database.groups.listContributions({ groupId: UNKNOWN, limit: 5 })).toBeNull();
    expect(await database.groups.listActivity({ groupId: UNKNOWN, limit: 5 })).toBeNull();
    expect(await database.groups.findGroup(UNKNOWN)).toBeNull();
    expect(await database.groups.listMembers(UNKNOWN)).toBeNull();
  });
});

describe("listMemberGroups", () => {
  it("lists the groups in which an address holds a seat now", async () => {
    const of = async (name: string) => (await database.groups.listMemberGroups(account(name))).data;
    expect(
      (await of("Dede")).map(({ group, member, payoutRound }) => ({
        id: group.id,
        paid: member.paidRounds,
        payoutRound,
      })),
    ).toEqual([{ id: market.id, paid: 3, payoutRound: 3 }]);
    expect(await of("Chidi")).toEqual([]);
    expect(await of("Efe")).toHaveLength(24);
  });

  it("tells the turn that waits to be accepted, as long as the order is one of the seats that are taken", async () => {
    const group = chain.createGroup("Agreed among friends", { turnOrder: "fixed" }, account("Remi"));
    group.join(account("Sade"));
    const turns = () =>
      Promise.all(
        ["Remi", "Sade"].map(
          async (name) => (await database.groups.listMemberGroups(account(name))).data[0]?.turnToAccept,
        ),
      );
    const say = async (events: Parameters<ChainModel["say"]>[1]) => {
      chain.say(group.id, events);
      await catchUp(database, chain);
      return turns();
    };
    await catchUp(database, chain);
    expect(await turns()).toEqual([null, null]);
    expect(await say([{ name: "order_set", order: [1, 0] }])).toEqual([2, 1]);
    expect(await say([{ name: "order_accepted", member: account("Remi"), order: [1, 0] }])).toEqual([
      null,
      1,
    ]);
    group.join(account("Tola"));
    await catchUp(database, chain);
    expect(await turns()).toEqual([null, null]);
  });

  it("counts who pays the member's own round: not those who left, and a vacated round only whom it repays", async () => {
    const circle = chain.createGroup("Four friends", {}, account("Kemi"));
    const names = ["Kemi", "Lara", "Musa", "Ngozi"];
    for (const name of names.slice(1)) circle.join(account(name));
    circle.start();
    for (const name of names) circle.contribute(account(name));
    circle.settle();
    await catchUp(database, chain);
    const payers = () =>
      Promise.all(
        names.map(
          async (name) => (await database.groups.listMemberGroups(account(name))).data[0]?.payoutPayers,
        ),
      );
    expect(await payers()).toEqual([4, 4, 4, 4]);
    circle.exit(account("Musa"));
    await catchUp(database, chain);
    // Musa's round repays Musa: only Kemi, who has received, pays it.
    expect(await payers()).toEqual([3, 3, 1, 3]);
  });
});

describe("listLedGroups", () => {
  it("lists what an address organises or stands in for, without a seat, until it is over", async () => {
    const [oye, pade] = [account("Oye"), account("Pade")];
    const seated = chain.createGroup("Oye saves along", {}, oye);
    const alone = chain.createGroup("Oye only leads", { deputy: pade }, oye);
    for (const name of ["Ada", "Bayo"]) alone.join(account(name));
    alone.leave(oye);
    await catchUp(database, chain);
    const of = async (address: MemberAddress) =>
      (await database.groups.listLedGroups(address)).data.map(({ group }) => group.id);
    expect(await of(oye)).toEqual([alone.id]);
    expect(await of(pade)).toEqual([alone.id]);
    expect(await of(account("Ada"))).not.toContain(alone.id);
    expect(await of(account("Efe"))).not.toContain(seated.id);
    alone.start();
    for (let round = 1; round <= 2; round++) {
      for (const name of ["Ada", "Bayo"]) alone.contribute(account(name));
      alone.settle();
    }
    await catchUp(database, chain);
    expect(await of(oye)).toEqual([]);
  });

  it("lists the newest fifty, however often somebody is named a deputy", async () => {
    const named = account("Named without being asked");
    const groups = Array.from({ length: 51 }, (_, index) =>
      chain.createGroup(`Spam ${index}`, { deputy: named }, account("Spammer")),
    );
    await catchUp(database, chain);
    const { data } = await database.groups.listLedGroups(named);
    expect(data).toHaveLength(50);
    const ids = new Set(groups.map(({ id }) => id));
    expect(data.every(({ group }) => ids.has(group.id))).toBe(true);
  });
});

describe("the hot reads", () => {
  it.each([
    [
      "a page of groups",
      "select * from groups where (created_at, id) < (now(), '') order by created_at desc, id desc limit 21",
    ],
    [
      "a page of groups by status",
      "select * from groups where status = 'active' and (created_at, id) < (now(), '') order by created_at desc, id desc limit 21",
    ],
    [
      "a page of contributions",
      "select * from contributions where group_id = 'C' and id < '9' order by id desc limit 51",
    ],
    [
      "a page of activity",
      "select * from activities where group_id = 'C' and id < '9' order by id desc limit 51",
    ],
    ["the groups of a member", "select * from group_members where address = 'G'"],
    ["due rounds", "select * from groups where settleable_at <= now() order by settleable_at"],
    [
      "what a subscriber missed",
      "select * from outbox where group_id = 'C' and event_id > '1' order by event_id",
    ],
  ])("find %s by an index alone, already sorted", async (_what, query) => {
    const plan = await test.explainIndexed(query);
    expect(plan).toMatch(/Index (Only )?Scan/);
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  });
});
