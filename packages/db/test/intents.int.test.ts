import {
  txHashSchema,
  walletAddressSchema,
  type TransactionOutcome,
  type TransactionSummary,
} from "@ajo/schemas";
import { account, groupId, TOKEN } from "@ajo/schemas/testing";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../src/index";
import { createTestDatabase, type TestDatabase } from "./test-database";

let storage: TestDatabase;
let database: Database;
beforeAll(async () => {
  storage = await createTestDatabase();
  database = createDatabase({ url: storage.url });
});
afterAll(async () => {
  await database.close();
  await storage.drop();
});

const hashOf = (name: string) => txHashSchema.parse(createHash("sha256").update(name).digest("hex"));
const ada = walletAddressSchema.parse(account("Ada"));
const expiresAt = new Date(Date.now() + 120_000);
const summary: TransactionSummary = {
  kind: "contribute",
  groupId: groupId("Lagos"),
  name: "Lagos",
  member: account("Ada"),
  ...{ round: 3, rounds: 1, amount: 25_0000000n, token: TOKEN },
};
const signed = (name: string) => ({ hash: hashOf(name), source: ada, expiresAt, envelope: "AAAA" });
const confirmed = (name: string, ledger = 7): TransactionOutcome => ({
  status: "confirmed",
  receipt: { hash: hashOf(name), ledger, at: new Date(35_000), feeCharged: 100n, createdGroupId: null },
});
const failed = (name: string): TransactionOutcome => ({
  status: "failed",
  hash: hashOf(name),
  error: { code: "WrongRound", message: "the round is paid", data: { round: "3" } },
});

describe("an intent", () => {
  it("goes from its preparation to its receipt", async () => {
    const { intents } = database;
    await intents.prepare({ hash: hashOf("whole"), source: ada, expiresAt, summary });
    expect(await intents.find(hashOf("whole"))).toMatchObject({ state: "prepared", summary, sends: 0 });
    expect(await intents.sign(signed("whole"), 30)).toMatchObject({ state: "signed", sends: 1, summary });
    const end = confirmed("whole");
    expect(await intents.settle(hashOf("whole"), end)).toMatchObject({ state: "confirmed", outcome: end });
    expect(await intents.find(hashOf("whole"))).toMatchObject({ summary, outcome: end });
  });

  it("counts every sending, however many come at once, and keeps the first envelope", async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        database.intents.sign({ ...signed("twice"), envelope: `A${index}` }, 30),
      ),
    );
    expect(all.map(({ sends }) => sends).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(all.map(({ envelope }) => envelope)).size).toBe(1);
  });

  it("has one end: later ones change nothing, but what the chain confirmed is confirmed", async () => {
    const { intents } = database;
    await intents.sign(signed("end"), 30);
    await intents.settle(hashOf("end"), failed("end"));
    expect((await intents.settle(hashOf("end"), { status: "expired", hash: hashOf("end") }))?.state).toBe(
      "failed",
    );
    expect((await intents.sign(signed("end"), 30)).sends).toBe(1);
    expect((await intents.settle(hashOf("end"), confirmed("end", 8)))?.outcome).toEqual(confirmed("end", 8));
    expect((await intents.settle(hashOf("end"), confirmed("end", 9)))?.outcome).toEqual(confirmed("end", 8));
    expect((await intents.settle(hashOf("end"), failed("end")))?.state).toBe("confirmed");
  });

  it("does not end with the refusal of one sending when there was another", async () => {
    const { intents } = database;
    await intents.sign(signed("refused"), 30);
    await intents.sign(signed("refused"), 30);
    expect((await intents.settle(hashOf("refused"), failed("refused"), 1))?.state).toBe("signed");
    expect((await intents.settle(hashOf("refused"), failed("refused")))?.state).toBe("failed");
  });

  it("is found by its account while it is under way, and with its end when asked for", async () => {
    const { intents } = database;
    const bayo = walletAddressSchema.parse(account("Bayo"));
    await intents.prepare({ hash: hashOf("open"), source: bayo, expiresAt, summary });
    await intents.prepare({ hash: hashOf("late"), source: bayo, expiresAt: new Date(0), summary });
    await intents.sign({ ...signed("done"), source: bayo }, 30);
    await intents.settle(hashOf("done"), confirmed("done"));
    const hashes = async (open: boolean) =>
      (await intents.listOf(bayo, { open, limit: 10 })).map(({ hash }) => hash).sort();
    expect(await hashes(true)).toEqual([hashOf("open")]);
    expect(await hashes(false)).toEqual(["open", "late", "done"].map(hashOf).sort());
  });
});

describe("an intent whose server died", () => {
  it("is taken over by one other, once its time is over", async () => {
    const { intents } = database;
    await storage.rows("update transaction_intents set check_at = null");
    await intents.sign(signed("orphan"), 0);
    await intents.sign(signed("looked after"), 60);
    const claims = await Promise.all([1, 2, 3].map(() => intents.claim({ limit: 5, leaseSeconds: 60 })));
    expect(claims.flat().map(({ hash }) => hash)).toEqual([hashOf("orphan")]);
    expect(claims.flat()[0]).toMatchObject({ envelope: "AAAA", sends: 1 });
  });

  it("is left alone after its end", async () => {
    const { intents } = database;
    await intents.sign(signed("ended"), 0);
    await intents.settle(hashOf("ended"), confirmed("ended"));
    expect(await intents.claim({ limit: 5, leaseSeconds: 60 })).toEqual([]);
  });
});

it("lets the operator pay so many a day for one address, however many ask at once", async () => {
  const { intents } = database;
  const chidi = walletAddressSchema.parse(account("Chidi"));
  const names = ["one", "two", "three", "four"];
  for (const name of names) await intents.sign({ ...signed(name), source: chidi }, 30);
  const paid = await Promise.all(names.map((name) => intents.sponsor(hashOf(name), 2)));
  expect(paid.filter(Boolean)).toHaveLength(2);
  const [first] = names.filter((_, index) => paid[index]);
  expect(await intents.sponsor(hashOf(first!), 2)).toBe(true);
  await storage.rows(
    "update transaction_intents set sponsored_at = now() - interval '25 hours' where source = $1",
    [chidi],
  );
  await intents.sign({ ...signed("next day"), source: chidi }, 30);
  expect(await intents.sponsor(hashOf("next day"), 2)).toBe(true);
});

it("is pruned when nothing came of it or its end is long ago, and never while it is under way", async () => {
  const { intents, upkeep } = database;
  await storage.rows("delete from transaction_intents");
  await intents.prepare({ hash: hashOf("never"), source: ada, expiresAt, summary });
  await intents.sign(signed("under way"), 30);
  await intents.sign(signed("ended long ago"), 30);
  await intents.settle(hashOf("ended long ago"), confirmed("ended long ago"));
  const inDays = (days: number) => ({
    network: new Date(),
    ours: new Date(Date.now() + days * 86_400_000),
  });
  expect(await upkeep.prune(inDays(2))).toMatchObject({ unsignedIntents: 1, endedIntents: 0 });
  expect(await upkeep.prune(inDays(366))).toMatchObject({ unsignedIntents: 0, endedIntents: 1 });
  expect((await intents.listOf(ada, { open: false, limit: 10 })).map(({ hash }) => hash)).toEqual([
    hashOf("under way"),
  ]);
});
