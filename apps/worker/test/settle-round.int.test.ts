import { txHashSchema, type TransactionOutcome } from "@ajo/schemas";
import { Keypair } from "@stellar/stellar-sdk/base";
import { createWorld } from "@ajo/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { createLog } from "../src/log";
import { settleRound, type SettleRoundDependencies } from "../src/jobs/settle-round";

const log = createLog("silent", "test");

/** A group whose first round everybody has paid, and the account that settles. */
async function dueRound() {
  const world = await createWorld();
  onTestFinished(() => world.close());
  const groupId = await world.createStartedGroup(["Ada", "Bayo"]);
  for (const name of ["Ada", "Bayo"]) await world.contribute(name, groupId);
  const keypair = Keypair.fromSecret(world.network.workerSecret);
  return { world, payload: { groupId, round: 1 }, keypair };
}

const withChain = (keypair: Keypair, chain: SettleRoundDependencies["chain"]) => ({ chain, keypair, log });

describe("settleRound", () => {
  it("settles what is due, once, however often it is told to", async () => {
    const { world, payload, keypair } = await dueRound();
    const work = withChain(keypair, world.chain);
    expect(await settleRound(payload, work)).toBe("settled");
    expect(await settleRound(payload, work)).toBe("settledByOthers");
    expect((await world.snapshot(payload.groupId)).payouts).toHaveLength(1);
  });

  it("does nothing about a round that is not due", async () => {
    const { world, payload, keypair } = await dueRound();
    await world.settle(payload.groupId);
    expect(await settleRound({ ...payload, round: 2 }, withChain(keypair, world.chain))).toBe(
      "settledByOthers",
    );
    expect((await world.snapshot(payload.groupId)).payouts).toHaveLength(1);
  });

  it("is satisfied when somebody settles between its question and its transaction", async () => {
    const { world, payload, keypair } = await dueRound();
    const overtaken = {
      ...world.chain,
      submit: async (xdr: string) => {
        await world.settle(payload.groupId);
        return world.chain.submit(xdr);
      },
    };
    expect(await settleRound(payload, withChain(keypair, overtaken))).toBe("settledByOthers");
    expect((await world.snapshot(payload.groupId)).payouts).toHaveLength(1);
  });

  it("asks for another attempt when nothing is certain yet, and that attempt does no harm", async () => {
    const { world, payload, keypair } = await dueRound();
    const hash = txHashSchema.parse("0".repeat(64));
    const uncertain = {
      ...world.chain,
      submit: async (xdr: string): Promise<TransactionOutcome> => {
        await world.chain.submit(xdr);
        return { status: "unknown", hash };
      },
    };
    await expect(settleRound(payload, withChain(keypair, uncertain))).rejects.toMatchObject({
      code: "ChainUnavailable",
    });
    expect(await settleRound(payload, withChain(keypair, world.chain))).toBe("settledByOthers");
    expect((await world.snapshot(payload.groupId)).payouts).toHaveLength(1);
  });

  it("does not hide that its own account cannot pay", async () => {
    const { world, payload } = await dueRound();
    const poor = Keypair.random();
    await expect(settleRound(payload, withChain(poor, world.chain))).rejects.toMatchObject({
      code: "AccountNotFound",
    });
  });
});
