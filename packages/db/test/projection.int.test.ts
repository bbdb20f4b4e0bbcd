import {
  activitySchema,
  GROUP_LIMITS,
  type MemberAddress,
  groupDetailSchema,
  groupEventSchema,
  type GroupEvent,
} from "@ajo/schemas";
import {
  account,
  ChainModel,
  contract,
  FACTORY,
  type GroupModel,
  movesArbitrary,
  PASSPHRASE,
  play,
  TOKEN,
} from "@ajo/schemas/testing";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, OutOfOrderError, type Database, type DueRound } from "../src/index";
import { dumpTables } from "./dump-tables";
import { oneOfEach } from "./one-of-each";
import { beginProjection, catchUp, rangeOf } from "./project";
import { createTestDatabase, type TestDatabase } from "./test-database";

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase({ url: test.url, poolSize: 4 });
});
beforeEach(() => beginProjection(database));
afterAll(async () => {
  await database.close();
  await test.drop();
});

/** Ada, Bayo and Chidi, started, everybody's first round paid but Chidi's. */
function startedGroup(chain: ChainModel): GroupModel {
  const group = chain.createGroup("Market women", {}, account("Ada"));
  group.join(account("Bayo"));
  group.join(account("Chidi"));
  group.start();
  group.contribute(account("Ada"));
  group.contribute(account("Bayo"));
  return group;
}

describe("a projected group", () => {
  it("that is taken out takes its token along, unless another group is in it", async () => {
    const chain = new ChainModel();
    const [one, other] = [startedGroup(chain), startedGroup(chain)];
    await catchUp(database, chain);
    await database.projection.removeGroup(one.id);
    expect(await database.tokens.listTokens()).toEqual([TOKEN]);
    await database.projection.removeGroup(other.id);
    expect(await database.tokens.listTokens()).toEqual([]);
  });

  it("reads as the contract tells it, through a whole life with a late member", async () => {
    const chain = new ChainModel();
    const group = startedGroup(chain);
    group.settle();
    group.contribute(account("Chidi"), 2);
    for (const name of ["Ada", "Bayo"]) group.contribute(account(name));
    group.settle();
    for (const name of ["Ada", "Bayo", "Chidi"]) group.contribute(account(name));
    group.settle();
    await catchUp(database, chain);

    const found = await database.groups.findGroup(group.id);
    expect(found?.asOfLedger).toBe(chain.ledger);
    expect(found?.asOf).toEqual(chain.closeTime);
    const detail = groupDetailSchema.parse(found?.data);
    expect(detail).toMatchObject({
      status: "completed",
      isActive: false,
      currentRound: 3,
      totalRounds: 3,
      escrow: 0n,
      nextDueAt: null,
    });
    expect(detail.token).toEqual(TOKEN);
    expect(
      detail.rounds.map(({ recipient, payout, missingAtSettlement }) => ({
        recipient,
        payout,
        missingAtSettlement,
      })),
    ).toEqual([
      { recipient: account("Ada"), payout: 200_0000000n, missingAtSettlement: 1 },
      { recipient: account("Bayo"), payout: 300_0000000n, missingAtSettlement: 0 },
      { recipient: account("Chidi"), payout: 300_0000000n, missingAtSettlement: 0 },
    ]);
    expect(detail.members.every((member) => member.paidRounds === 3 && member.arrearsRounds === 0)).toBe(
      true,
    );
  });

  it("shows what is owed by whom while it runs", async () => {
    const chain = new ChainModel();
    const group = startedGroup(chain);
    group.settle();
    await catchUp(database, chain);

    const detail = (await database.groups.findGroup(group.id))!.data;
    expect(
      detail.members.map(({ turn, arrearsRounds, arrearsAmount }) => ({
        turn,
        arrearsRounds,
        arrearsAmount,
      })),
    ).toEqual([
      { turn: 1, arrearsRounds: 0, arrearsAmount: 0n },
      { turn: 2, arrearsRounds: 0, arrearsAmount: 0n },
      { turn: 3, arrearsRounds: 1, arrearsAmount: 100_0000000n },
    ]);
    expect(detail.rounds.map(({ status, paidCount }) => ({ status, paidCount }))).toEqual([
      { status: "settled", paidCount: 2 },
      { status: "current", paidCount: 0 },
      { status: "upcoming", paidCount: 0 },
    ]);
    expect(detail.nextDueAt).toEqual(new Date(group.startedAt!.getTime() + 1_200_000));
  });

  it("counts an amount as large as an i128 exactly", async () => {
    const chain = new ChainModel();
    const contribution = GROUP_LIMITS.contributionMax;
    const group = chain.createGroup("Whales", { contribution }, account("Ada"));
    group.join(account("Bayo"));
    group.start();
    group.contribute(account("Ada"), 2);
    await catchUp(database, chain);
    expect((await database.groups.findGroup(group.id))!.data.escrow).toBe(2n * contribution);
  });
});

describe("applyLedgers", () => {
  it("counts an event once, however often its page is read", async () => {
    const chain = new ChainModel();
    const group = startedGroup(chain);
    const range = rangeOf(chain, 0);
    expect(
      await database.projection.applyLedgers({ ...range, events: [...range.events, ...range.events] }),
    ).toMatchObject({ applied: true });
    const once = await dumpTables(test);
    expect(await database.projection.applyLedgers(range)).toEqual({
      applied: false,
      events: 0,
      suspects: [],
    });
    expect(await dumpTables(test)).toEqual(once);
    expect((await database.groups.findGroup(group.id))!.data.escrow).toBe(200_0000000n);
  });

  it("refuses ledgers that do not follow those it has", async () => {
    const chain = new ChainModel();
    startedGroup(chain);
    await database.projection.applyLedgers(rangeOf(chain, 0, 3));
    const before = await dumpTables(test);
    await expect(database.projection.applyLedgers(rangeOf(chain, 5))).rejects.toBeInstanceOf(OutOfOrderError);
    await expect(database.projection.applyLedgers(rangeOf(chain, 2))).rejects.toBeInstanceOf(OutOfOrderError);
    expect(await dumpTables(test)).toEqual(before);
  });

  it("moves on over ledgers in which nothing happened", async () => {
    const chain = new ChainModel();
    startedGroup(chain);
    await catchUp(database, chain);
    chain.wait(500);
    await catchUp(database, chain);
    expect(await database.projection.getCursor()).toEqual({
      ...{ networkPassphrase: PASSPHRASE, factoryId: FACTORY, cursor: `cursor-${chain.ledger}` },
      ...{ ledger: chain.ledger, closeTime: chain.closeTime },
    });
  });

  it("drops what contracts say that our factory did not make", async () => {
    const chain = new ChainModel();
    const group = startedGroup(chain);
    const foreign = chain.events.map((event): GroupEvent => {
      const stranger = {
        ...event,
        id: `${event.id.slice(0, -2)}9${event.id.slice(-1)}` as GroupEvent["id"],
        groupId: contract("stranger") as unknown as GroupEvent["groupId"],
      };
      return stranger.name === "group_created"
        ? { ...stranger, factoryId: contract("another factory") }
        : stranger;
    });
    const range = rangeOf(chain, 0);
    const result = await database.projection.applyLedgers({
      ...range,
      events: [...range.events, ...foreign],
    });
    expect(result.events).toBe(chain.events.length);
    const { data } = await database.groups.listGroups({ limit: 10 });
    expect(data.items.map(({ id }) => id)).toEqual([group.id]);
  });

  it("parks what it cannot read of our own contracts, and asks for the group to be read from the chain", async () => {
    const chain = new ChainModel();
    const group = startedGroup(chain);
    const unknown = { ledger: 4, txHash: "ab", reason: "unknown event", topics: ["AAAA"], value: "AAAB" };
    const closedAt = chain.closeTime;
    const result = await database.projection.applyLedgers({
      ...rangeOf(chain, 0),
      parked: [
        { ...unknown, closedAt, id: "1", contractId: group.id },
        { ...unknown, closedAt, id: "2", contractId: contract("stranger") },
      ],
    });
    expect(result.suspects).toEqual([group.id]);
    const kept = { ...unknown, closedAt, id: "1", contractId: group.id };
    expect(await database.projection.listParkedEvents(null, 10)).toEqual([kept]);
    expect(await database.projection.listParkedEvents("1", 10)).toEqual([]);
  });

  it("leaves nothing behind when the jobs it causes cannot be stored", async () => {
    const chain = new ChainModel();
    const group = startedGroup(chain);
    group.contribute(account("Chidi"));
    const before = await dumpTables(test);
    const enqueueSettlements = () => Promise.reject(new Error("the queue refuses"));
    await expect(database.projection.applyLedgers(rangeOf(chain, 0), { enqueueSettlements })).rejects.toThrow(
      "the queue refuses",
    );
    expect(await dumpTables(test)).toEqual(before);
  });

  it("reports a round as due when everybody has paid, or by the chain's clock, never by ours", async () => {
    const chain = new ChainModel();
    const group = startedGroup(chain);
    const due: DueRound[][] = [];
    const project = async () => {
      const { ledger } = (await database.projection.getCursor())!;
      await database.projection.applyLedgers(rangeOf(chain, ledger), {
        enqueueSettlements: async (_sql, rounds) => void due.push(rounds),
      });
    };
    await project();
    expect(due).toEqual([]);
    // Due after 600 s, and 60 s of grace.
    chain.wait(500);
    await project();
    expect(due).toEqual([]);
    chain.wait(160);
    await project();
    expect(due).toEqual([[{ groupId: group.id, round: 1 }]]);
    group.settle();
    await project();
    expect(due).toHaveLength(1);
    for (const name of ["Ada", "Bayo"]) group.contribute(account(name));
    group.contribute(account("Chidi"), 2);
    await project();
    expect(due).toEqual([[{ groupId: group.id, round: 1 }], [{ groupId: group.id, round: 2 }]]);
  });

  it("keeps a line of history for every kind of event that the schema knows", async () => {
    const chain = new ChainModel();
    const group = startedGroup(chain);
    chain.say(group.id, oneOfEach(group));
    for (const event of chain.events) expect(() => groupEventSchema.parse(event)).not.toThrow();
    const names = new Set<string>(groupEventSchema.options.map((option) => option.shape.name.value));
    expect(new Set(chain.events.map((event) => event.name))).toEqual(names);

    await catchUp(database, chain);
    const { data } = (await database.groups.listActivity({ groupId: group.id, limit: 200 }))!;
    names.delete("group_created");
    expect(new Set(data.items.map((item) => item.name))).toEqual(names);
    for (const item of data.items) expect(() => activitySchema.parse(item)).not.toThrow();
  });

  it("tells what is under way: proposals, invitations, votes and bids", async () => {
    const chain = new ChainModel();
    const group = startedGroup(chain);
    const [ada, bayo, chidi] = group.inTurn.map(({ address }) => address) as [
      MemberAddress,
      MemberAddress,
      MemberAddress,
    ];
    const readyAt = new Date(chain.closeTime.getTime() + 3_600_000);
    const motion = { kind: "veto", member: bayo } as const;
    chain.say(group.id, [
      { name: "invited", key: "ab".repeat(32), uses: 5, expiresAt: readyAt },
      { name: "member_approved", member: account("Dede") },
      { name: "hand_over_proposed", member: bayo, newcomer: account("Efe"), price: 5n, readyAt },
      { name: "voted", member: ada, motion, votes: 1 },
      { name: "voted", member: chidi, motion, votes: 2 },
      { name: "bid_sealed", member: chidi, round: 1 },
      { name: "bid_revealed", member: chidi, round: 1, discountBps: 300 },
      { name: "recovery_ready", member: chidi, fresh: account("Funmi"), readyAt },
    ]);
    await catchUp(database, chain);
    const underWay = groupDetailSchema.parse((await database.groups.findGroup(group.id))?.data).proceedings;
    expect(underWay).toMatchObject({
      invitations: [{ key: "ab".repeat(32), uses: 5, expiresAt: readyAt }],
      approved: [account("Dede")],
      handOvers: [{ member: bayo, newcomer: account("Efe"), price: 5n, readyAt }],
      ballots: [{ motion, votes: 2, voters: [ada, chidi] }],
      bids: [{ round: 1, member: chidi, discountBps: 300 }],
      recoveries: [{ member: chidi, fresh: account("Funmi"), readyAt }],
    });

    chain.say(group.id, [
      { name: "hand_over_vetoed", member: bayo },
      { name: "recovery_vetoed", member: chidi },
      { name: "invitation_revoked", key: "ab".repeat(32) },
      { name: "member_disapproved", member: account("Dede") },
    ]);
    group.settle();
    await catchUp(database, chain);
    expect((await database.groups.findGroup(group.id))?.data.proceedings).toMatchObject({
      ...{ invitations: [], approved: [], handOvers: [], bids: [], recoveries: [] },
    });
  });
});

describe("the projection", () => {
  it("comes to the same tables however the pages are cut, repeated or shuffled, and whatever was read ahead of it", async () => {
    const schedule = fc.array(
      fc.record({
        to: fc.double({ min: 0, max: 1, noNaN: true }),
        snapshot: fc.nat(2),
        repeat: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(movesArbitrary(80), schedule, async (moves, steps) => {
        const chain = new ChainModel();
        // Snapshots are taken of earlier moments of the same story.
        const half = moves.length >> 1;
        play(chain, moves.slice(0, half));
        const snapshots = [...chain.groups.values()].map((group) => group.snapshot());
        play(chain, moves.slice(half));

        await beginProjection(database);
        await catchUp(database, chain);
        const straight = await dumpTables(test);

        await beginProjection(database);
        for (const { to, snapshot, repeat } of steps) {
          const { ledger } = (await database.projection.getCursor())!;
          const target = ledger + Math.floor((chain.ledger - ledger) * to);
          const range = rangeOf(chain, ledger, target);
          await database.projection.applyLedgers({ ...range, events: [...range.events].reverse() });
          if (repeat && target > ledger) await database.projection.applyLedgers(range);
          const taken = snapshots[snapshot];
          if (taken !== undefined) await database.groups.saveSnapshot({ snapshot: taken, token: TOKEN });
        }
        await catchUp(database, chain);
        expect(await dumpTables(test)).toEqual(straight);
      }),
      { numRuns: 40 },
    );
  });
});
