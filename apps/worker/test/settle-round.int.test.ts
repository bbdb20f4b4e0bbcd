import { channelOf } from "@ajo/jobs";
import { AjoError, type GroupId } from "@ajo/schemas";
import { createOperator, type Operator } from "@ajo/soroban/operator";
import { Keypair } from "@stellar/stellar-sdk/base";
import { createWorld, type World } from "@ajo/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { createLog } from "../src/log";
import { extendLifetime, watchLifetimes } from "../src/jobs/lifetimes";
import { settleRound } from "../src/jobs/settle-round";

const log = createLog("silent", "test");

async function newWorld(options: Parameters<typeof createWorld>[0] = {}): Promise<World> {
  const world = await createWorld(options);
  onTestFinished(() => world.close());
  return world;
}

const operatorOf = (world: World, channels = 4, secret = world.network.workerSecret): Operator =>
  createOperator(world.network, { secret, channels, maxFee: 2_000_000_000n });

/** A group whose first round everybody has paid, and the account that settles. */
async function dueRound() {
  const world = await newWorld();
  const groupId = await world.createStartedGroup(["Ada", "Bayo"]);
  for (const name of ["Ada", "Bayo"]) await world.contribute(name, groupId);
  const operator = operatorOf(world);
  return { world, payload: { groupId, round: 1 }, operator, work: { chain: world.chain, operator, log } };
}

describe("settleRound", () => {
  it("settles what is due, once, however often it is told to", async () => {
    const { world, payload, work } = await dueRound();
    expect(await settleRound(payload, work)).toBe("settled");
    expect(await settleRound(payload, work)).toBe("settledByOthers");
    expect((await world.snapshot(payload.groupId)).payouts).toHaveLength(1);
  });

  it("does nothing about a round that is not due", async () => {
    const { world, payload, work } = await dueRound();
    await world.settle(payload.groupId);
    expect(await settleRound({ ...payload, round: 2 }, work)).toBe("settledByOthers");
    expect((await world.snapshot(payload.groupId)).payouts).toHaveLength(1);
  });

  it("has nothing to do in a group that the chain does not know any more", async () => {
    const { world, payload, work } = await dueRound();
    const unknown = world.usdc.contractId as string as GroupId;
    expect(await settleRound({ ...payload, groupId: unknown }, work)).toBe("settledByOthers");
  });

  it("is satisfied when somebody settles between its question and its transaction", async () => {
    const { world, payload, operator, work } = await dueRound();
    const overtaken: Operator = {
      ...operator,
      settleRound: async (groupId, channel) => {
        await world.settle(payload.groupId);
        return operator.settleRound(groupId, channel);
      },
    };
    expect(await settleRound(payload, { ...work, operator: overtaken })).toBe("settledByOthers");
    expect((await world.snapshot(payload.groupId)).payouts).toHaveLength(1);
  });

  it("asks for another attempt when nothing is certain yet, and that attempt does no harm", async () => {
    const { world, payload, operator, work } = await dueRound();
    const uncertain: Operator = {
      ...operator,
      settleRound: async (groupId, channel) => {
        await operator.settleRound(groupId, channel);
        throw new AjoError("ChainUnavailable", "the reply was lost");
      },
    };
    await expect(settleRound(payload, { ...work, operator: uncertain })).rejects.toMatchObject({
      code: "ChainUnavailable",
    });
    expect(await settleRound(payload, work)).toBe("settledByOthers");
    expect((await world.snapshot(payload.groupId)).payouts).toHaveLength(1);
  });

  it("does not hide that its own account cannot pay", async () => {
    const { world, payload, work } = await dueRound();
    const poor = operatorOf(world, 4, Keypair.random().secret());
    await expect(settleRound(payload, { ...work, operator: poor })).rejects.toMatchObject({
      code: "AccountNotFound",
    });
  });
});

describe("channel accounts", () => {
  it("are made once, by the operator, and pay nothing themselves", async () => {
    const { world, payload, operator, work } = await dueRound();
    expect(await operator.openChannels()).toBe(4);
    expect(await operator.openChannels()).toBe(0);
    expect(await operatorOf(world).openChannels()).toBe(0);
    const before = await operatorBalance(world, operator);
    await settleRound(payload, work);
    expect(await operatorBalance(world, operator)).toBeLessThan(before);
  });

  it("let many groups settle in one ledger", async () => {
    const world = await newWorld();
    const operator = operatorOf(world, 8);
    await operator.openChannels();
    const groups: GroupId[] = [];
    // One group for each channel.
    while (groups.length < 4) {
      const groupId = await world.createStartedGroup(["Ada", "Bayo"]);
      if (groups.some((other) => channelOf(other, 8) === channelOf(groupId, 8))) continue;
      for (const name of ["Ada", "Bayo"]) await world.contribute(name, groupId);
      groups.push(groupId);
    }
    await world.ledger.setMining({ automine: false, intervalSeconds: 1 });
    const receipts = await Promise.all(
      groups.map((groupId) => operator.settleRound(groupId, channelOf(groupId, 8))),
    );
    expect(new Set(receipts.map(({ ledger }) => ledger)).size).toBeLessThanOrEqual(2);
  });
});

async function operatorBalance(world: World, operator: Operator): Promise<bigint> {
  const xlm = world.network.tokens.find(({ code }) => code === "XLM")!;
  const { balances } = await world.chain.getAccount(operator.address, [xlm]);
  return balances[0]?.balance ?? 0n;
}

describe("lifetimes", () => {
  it("of groups are extended before they lapse, and only then", async () => {
    const world = await newWorld({ withDatabase: true });
    const operator = operatorOf(world);
    const group = await world.createStartedGroup(["Ada", "Bayo"]);
    const snapshot = await world.snapshot(group);
    await world.database.groups.saveSnapshot({ snapshot, token: world.usdc });
    const enqueued: unknown[] = [];
    const enqueue = async (name: string, payloads: readonly unknown[]) =>
      void enqueued.push([name, ...payloads]);
    const watch = () =>
      watchLifetimes({ chain: world.chain, operator, database: world.database, enqueue, log });
    expect(await watch()).toEqual([]);

    await world.advance(105 * 86_400);
    expect(await watch()).toEqual([group]);
    expect(enqueued).toEqual([["extend_lifetime", { groupId: group }]]);
    await extendLifetime({ groupId: group }, { operator, log });
    expect(await watch()).toEqual([]);
  });
});
