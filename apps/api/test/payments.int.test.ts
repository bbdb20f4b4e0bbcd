import type { GroupId, PreparedTransaction, TransactionOutcome } from "@ajo/schemas";
import { signEnvelope } from "@ajo/soroban";
import { createWorld, type World } from "@ajo/testing";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { clientAt, signInAs } from "./sign-in-as";
import { networkEnvironment } from "./start-test-api";

let world: World;
let api: Api;

/** A server on the world's ledger; `settings` are added to its environment. */
function start(settings: Record<string, string> = {}): Promise<Api> {
  const environment = environmentSchema.parse({
    ...networkEnvironment(world.network, world.databaseUrl),
    ...settings,
  });
  return startApi(environment, pino({ level: "silent" }));
}

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
  api = await start();
});
afterAll(async () => {
  await api.stop();
  await world.close();
});

const clientOf = ({ url }: Api) => clientAt(url);
const sign = (name: string, { xdr, networkPassphrase }: PreparedTransaction) =>
  signEnvelope(xdr, world.keypair(name), networkPassphrase);
const receiptOf = (outcome: TransactionOutcome) => {
  if (outcome.status !== "confirmed") throw new Error(`not confirmed: ${JSON.stringify(outcome)}`);
  return outcome.receipt;
};

let salts = 0;
const prepareCreate = (on: Api, name: string) => {
  salts += 1;
  return clientOf(on).group.prepareCreate.mutate({
    source: world.address(name),
    salt: salts.toString(16).padStart(64, "a"),
    config: {
      ...{ name: `Group ${salts}`, token: world.usdc.contractId, contribution: 50_0000000n },
      ...{ frequencySeconds: 86_400, graceSeconds: 3_600, maxMembers: 2, startRule: "whenFull" },
    },
  });
};

describe("a payment", () => {
  it("that is sent by two clicks, two tabs and again later has one receipt", async () => {
    const prepared = await prepareCreate(api, "Ada");
    const xdr = sign("Ada", prepared);
    const outcomes = await Promise.all([1, 2, 3].map(() => clientOf(api).transaction.submit.mutate({ xdr })));
    outcomes.push(await clientOf(api).transaction.submit.mutate({ xdr }));
    outcomes.push(await clientOf(api).transaction.status.query({ hash: prepared.hash }));
    const receipts = outcomes.map(receiptOf);
    for (const receipt of receipts) expect(receipt).toEqual(receipts[0]);
    expect(receipts[0]).toMatchObject({ hash: prepared.hash });
  });

  it("whose server died before sending it is sent by the next server", async () => {
    const prepared = await prepareCreate(api, "Bayo");
    const { hash, source, expiresAt } = prepared;
    // All that a server killed at this step leaves behind.
    await world.database.intents.sign({ hash, source, expiresAt, envelope: sign("Bayo", prepared) }, 0);
    const next = await start();
    try {
      await expect
        .poll(async () => (await clientOf(next).transaction.status.query({ hash })).status, {
          timeout: 20_000,
        })
        .toBe("confirmed");
      const { createdGroupId } = receiptOf(await clientOf(next).transaction.status.query({ hash }));
      expect(await world.chain.getGroupSnapshot(createdGroupId as GroupId)).not.toBeNull();
    } finally {
      await next.stop();
    }
  });

  it("whose server died after sending it gets the receipt of that sending", async () => {
    const prepared = await prepareCreate(api, "Chidi");
    const { hash, source, expiresAt } = prepared;
    const envelope = sign("Chidi", prepared);
    const sent = receiptOf(await world.chain.submit(envelope));
    await world.database.intents.sign({ hash, source, expiresAt, envelope }, 0);
    await api.dependencies.transactions.follow();
    expect((await world.database.intents.find(hash))?.outcome).toEqual({
      status: "confirmed",
      receipt: sent,
    });
  });

  it("that was prepared but not signed is found from another device, and so is its end", async () => {
    const { client } = await signInAs(world.keypair("Ada"), api.url);
    const prepared = await prepareCreate(api, "Ada");
    const mine = () => client.transaction.mine.query({});
    expect((await mine()).map(({ hash, state, summary }) => ({ hash, state, summary }))).toEqual([
      { hash: prepared.hash, state: "prepared", summary: prepared.summary },
    ]);
    await clientOf(api).transaction.submit.mutate({ xdr: sign("Ada", prepared) });
    expect(await mine()).toEqual([]);
    const [last] = await client.transaction.mine.query({ open: false });
    expect(last).toMatchObject({ hash: prepared.hash, state: "confirmed" });
    expect(last).not.toHaveProperty("envelope");
    await expect(clientOf(api).transaction.mine.query({})).rejects.toMatchObject({
      data: { httpStatus: 401, ajo: { code: "NotSignedIn" } },
    });
  });
});

describe("where the operator pays fees", () => {
  const nativeBalance = async (name: string) =>
    (await world.chain.getAccount(world.address(name), [])).nativeBalance;

  it("members pay none, until the day's limit is reached", async () => {
    const sponsoring = await start({
      SPONSOR_SECRET: world.keypair("Funmi").secret(),
      SPONSOR_WHEN: "always",
      SPONSOR_PER_DAY: "1",
    });
    try {
      const pay = async () => {
        const prepared = await prepareCreate(sponsoring, "Dede");
        const before = { dede: await nativeBalance("Dede"), funmi: await nativeBalance("Funmi") };
        const xdr = sign("Dede", prepared);
        const receipt = receiptOf(await clientOf(sponsoring).transaction.submit.mutate({ xdr }));
        expect(receipt.hash).toBe(prepared.hash);
        const paid = {
          dede: before.dede - (await nativeBalance("Dede")),
          funmi: before.funmi - (await nativeBalance("Funmi")),
        };
        return { paid, fee: receipt.feeCharged };
      };
      const first = await pay();
      expect(first.paid).toEqual({ dede: 0n, funmi: first.fee });
      const second = await pay();
      expect(second.paid).toEqual({ dede: second.fee, funmi: 0n });
    } finally {
      await sponsoring.stop();
    }
  });
});
