import { NO_PROCEEDINGS } from "@ajo/schemas";
import { describe, expect, it } from "vitest";
import { activeGroup, addressOf, createTestRouter, groupIdOf, TOKEN } from "../../test/ports";
import { detailFromSnapshot } from "./detail-from-snapshot";

const groupId = groupIdOf("Lagos");

async function routerWithGroupOnChain() {
  const router = await createTestRouter();
  router.chain.groups.set(groupId, activeGroup("Lagos"));
  return router;
}

describe("a group that only the chain knows", () => {
  it("is read from its contract and written back", async () => {
    const { call, database } = await routerWithGroupOnChain();
    const answer = await call.group.byId({ groupId });
    expect(answer.freshness).toEqual({
      asOfLedger: 100,
      asOf: new Date(500_000),
      source: "chain",
      stale: false,
    });
    expect(answer.data).toMatchObject({ name: "Lagos", status: "active", currentRound: 3, memberCount: 3 });
    expect(database.groups.get(groupId)?.snapshot.asOfLedger).toBe(100);
  });

  it("shows who is late and what each round came to", async () => {
    const { call } = await routerWithGroupOnChain();
    const { data } = await call.group.byId({ groupId });
    expect(
      data.members.map(({ displayName, arrearsRounds, arrearsAmount }) => ({
        displayName,
        arrearsRounds,
        arrearsAmount,
      })),
    ).toEqual([
      { displayName: "Ada", arrearsRounds: 0, arrearsAmount: 0n },
      { displayName: null, arrearsRounds: 0, arrearsAmount: 0n },
      { displayName: null, arrearsRounds: 1, arrearsAmount: 100n },
    ]);
    expect(
      data.rounds.map(({ status, recipient, paidCount, missingAtSettlement, payout }) => ({
        status,
        recipient,
        paidCount,
        missingAtSettlement,
        payout,
      })),
    ).toEqual([
      { status: "settled", recipient: addressOf("Ada"), paidCount: 3, missingAtSettlement: 0, payout: 300n },
      { status: "settled", recipient: addressOf("Bayo"), paidCount: 2, missingAtSettlement: 1, payout: 200n },
      {
        status: "current",
        recipient: addressOf("Chidi"),
        paidCount: 1,
        missingAtSettlement: null,
        payout: null,
      },
    ]);
    expect(data.nextDueAt).toEqual(new Date(1_000_000 + 3 * 3_600_000));
  });

  it("is asked of the chain once by a thousand readers", async () => {
    const { as, chain } = await routerWithGroupOnChain();
    const answers = await Promise.all(Array.from({ length: 1000 }, () => as(null).group.byId({ groupId })));
    expect(chain.asked).toBe(1);
    expect(answers.every((answer) => answer.data.name === "Lagos")).toBe(true);
  });

  it("is answered from memory after that", async () => {
    const { call, chain } = await routerWithGroupOnChain();
    await call.group.byId({ groupId });
    expect((await call.group.byId({ groupId })).freshness).toMatchObject({ source: "memory", stale: false });
    expect((await call.group.members({ groupId })).data).toHaveLength(3);
    expect(chain.asked).toBe(1);
  });

  it("is answered although it cannot be written back", async () => {
    const { call, database } = await routerWithGroupOnChain();
    database.down = true;
    expect((await call.group.byId({ groupId })).freshness.source).toBe("chain");
  });
});

describe("a group that nobody knows", () => {
  it("is unknown, and the chain is not asked again at once", async () => {
    const { as, chain } = await createTestRouter();
    for (let times = 0; times < 3; times++)
      await expect(as(null).group.byId({ groupId })).rejects.toMatchObject({
        code: "NOT_FOUND",
        cause: { code: "UnknownGroup", data: { groupId } },
      });
    expect(chain.asked).toBe(1);
  });

  it("has no history either", async () => {
    const { call } = await createTestRouter();
    await expect(call.group.contributions({ groupId })).rejects.toMatchObject({
      cause: { code: "UnknownGroup" },
    });
    await expect(call.group.activity({ groupId })).rejects.toMatchObject({ cause: { code: "UnknownGroup" } });
  });
});

describe("when a source is down", () => {
  it("a known group is still answered, marked stale", async () => {
    const { call, chain, database, dependencies } = await routerWithGroupOnChain();
    await call.group.byId({ groupId });
    chain.down = true;
    database.down = true;
    await dependencies.watch.ask().catch(() => undefined);
    database.listener?.onDisconnected(new Error("connection lost"));
    expect(await call.group.byId({ groupId })).toMatchObject({
      data: { name: "Lagos" },
      freshness: { source: "memory", stale: true },
    });
  });

  it("with the chain alone down, what memory keeps is marked stale", async () => {
    const { call, chain, dependencies } = await routerWithGroupOnChain();
    await call.group.byId({ groupId });
    chain.down = true;
    await dependencies.watch.ask().catch(() => undefined);
    expect((await call.group.byId({ groupId })).freshness).toMatchObject({ source: "memory", stale: true });
  });

  it("an unknown group fails with the chain's error", async () => {
    const { call, chain } = await createTestRouter();
    chain.down = true;
    await expect(call.group.byId({ groupId })).rejects.toMatchObject({
      code: "SERVICE_UNAVAILABLE",
      cause: { code: "ChainUnavailable" },
    });
  });

  it("with both down, it fails with the database's error", async () => {
    const { call, chain, database } = await createTestRouter();
    chain.down = true;
    database.down = true;
    await expect(call.group.byId({ groupId })).rejects.toMatchObject({
      cause: { code: "DatabaseUnavailable" },
    });
    await expect(call.group.list({})).rejects.toMatchObject({ cause: { code: "DatabaseUnavailable" } });
  });
});

describe("when the group changes", () => {
  it("the next answer is read anew", async () => {
    const { call, chain, database } = await routerWithGroupOnChain();
    await call.group.byId({ groupId });
    chain.groups.set(groupId, { ...activeGroup("Lagos", 101), status: "completed" });
    database.project(groupId, 101);
    expect(await call.group.byId({ groupId })).toMatchObject({
      data: { status: "completed" },
      freshness: { asOfLedger: 101 },
    });
  });

  it("what another group's ledger left valid is as of that ledger", async () => {
    const { call, database } = await routerWithGroupOnChain();
    await call.group.byId({ groupId });
    database.project(groupIdOf("Abuja"), 120);
    expect((await call.group.byId({ groupId })).freshness).toEqual({
      asOfLedger: 120,
      asOf: new Date(600_000),
      source: "memory",
      stale: false,
    });
  });
});

describe("a projection that is far behind", () => {
  const projected = (asOf: Date) => ({
    data: detailFromSnapshot(activeGroup("Lagos", 40), TOKEN, new Map()),
    asOf,
  });

  it("gives way to the chain, and to nothing when the chain cannot be asked", async () => {
    const { call, chain, database, dependencies } = await routerWithGroupOnChain();
    const asOf = new Date(200_000);
    database.port.groups.findGroup = async () => ({ ...projected(asOf), asOfLedger: 40 });
    dependencies.cache.setNetworkTime(new Date(asOf.getTime() + 60_001));
    expect((await call.group.byId({ groupId })).freshness).toMatchObject({
      source: "chain",
      asOfLedger: 100,
    });

    dependencies.cache.invalidateAll();
    chain.down = true;
    expect((await call.group.byId({ groupId })).freshness).toMatchObject({
      source: "database",
      asOfLedger: 40,
    });
  });

  it("still tells what only events have told: who hands a seat over, to whom, and until when others may object", async () => {
    const { call, database, dependencies } = await routerWithGroupOnChain();
    const asOf = new Date(200_000);
    const move = (member: string) => ({
      member: addressOf(member),
      newcomer: addressOf("Efe"),
      price: 5n,
      readyAt: new Date(300_000),
      at: asOf,
    });
    const before = projected(asOf);
    // Dede's seat had gone to somebody else since.
    const proceedings = { ...NO_PROCEEDINGS, handOvers: [move("Ada"), move("Dede")] };
    const data = { ...before.data, createdAt: new Date(7), proceedings };
    database.port.groups.findGroup = async () => ({ data, asOf, asOfLedger: 40 });
    dependencies.cache.setNetworkTime(new Date(asOf.getTime() + 60_001));
    const answer = await call.group.byId({ groupId });
    expect(answer.freshness.source).toBe("chain");
    expect(answer.data.createdAt).toEqual(new Date(7));
    expect(answer.data.proceedings.handOvers).toEqual([move("Ada")]);
  });

  it("is asked as usual while it keeps up", async () => {
    const { call, database, dependencies } = await routerWithGroupOnChain();
    const asOf = new Date(200_000);
    database.port.groups.findGroup = async () => ({ ...projected(asOf), asOfLedger: 40 });
    dependencies.cache.setNetworkTime(new Date(asOf.getTime() + 60_000));
    expect((await call.group.byId({ groupId })).freshness).toMatchObject({
      source: "database",
      asOfLedger: 40,
    });
  });
});

describe("a group that several servers miss at once", () => {
  it("is found where the first of them wrote it", async () => {
    const { call, chain, database } = await routerWithGroupOnChain();
    database.port.flights.alone = async (_key, work) => {
      database.port.groups.findGroup = async () => ({
        data: detailFromSnapshot(activeGroup("Lagos"), TOKEN, new Map()),
        asOfLedger: 100,
        asOf: new Date(500_000),
      });
      return work(true);
    };
    expect((await call.group.byId({ groupId })).freshness.source).toBe("database");
    expect(chain.asked).toBe(0);
  });
});
