import { account, contract, TOKEN } from "@ajo/schemas/testing";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../src/index";
import { createTestDatabase, type TestDatabase } from "./test-database";

let test: TestDatabase;
let database: Database;
const tomorrow = new Date(Date.now() + 86_400_000);

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase({ url: test.url, poolSize: 8 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

describe("a challenge", () => {
  it("is consumed by exactly one of those who try at the same time", async () => {
    await database.challenges.issue("hash", account("Ada"), tomorrow);
    const tries = await Promise.all(Array.from({ length: 30 }, () => database.challenges.consume("hash")));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await database.challenges.find("hash")).toMatchObject({
      address: account("Ada"),
      consumedAt: expect.any(Date) as Date,
    });
  });

  it("that nobody issued is not consumed", async () => {
    expect(await database.challenges.consume("another hash")).toBe(false);
  });

  it("is forgotten some time after it expired", async () => {
    await database.challenges.issue("old", account("Ada"), new Date(1_000));
    expect(await database.challenges.deleteExpired(new Date(2_000))).toBe(1);
    expect(await database.challenges.find("old")).toBeNull();
  });
});

describe("a session", () => {
  it("is found by its token's hash, and still found, as revoked, after signing out", async () => {
    const created = await database.sessions.create({
      tokenHash: "t1",
      address: account("Ada"),
      expiresAt: tomorrow,
    });
    expect(await database.sessions.find("t1")).toEqual({
      ...created,
      renewableUntil: null,
      displayName: null,
      picture: null,
    });
    expect(created).toMatchObject({ address: account("Ada"), revokedAt: null, expiresAt: tomorrow });
    expect(await database.sessions.revoke("t1")).toBe(true);
    expect(await database.sessions.revoke("t1")).toBe(false);
    expect((await database.sessions.find("t1"))?.revokedAt).toBeInstanceOf(Date);
    expect(await database.sessions.find("unknown")).toBeNull();
  });

  it("ends with its family, or with all of its owner's", async () => {
    const { familyId } = await database.sessions.create({
      tokenHash: "t2",
      address: account("Bayo"),
      expiresAt: tomorrow,
    });
    await database.sessions.create({
      tokenHash: "t3",
      address: account("Bayo"),
      expiresAt: tomorrow,
      familyId,
    });
    await database.sessions.create({ tokenHash: "t4", address: account("Bayo"), expiresAt: tomorrow });
    expect(await database.sessions.revokeFamily(familyId)).toBe(2);
    expect((await database.sessions.find("t4"))?.revokedAt).toBeNull();
    expect(await database.sessions.revokeAll(account("Bayo"))).toBe(1);
  });
});

describe("a refresh token", () => {
  const now = new Date();
  const create = (tokenHash: string, familyId = randomUUID()) =>
    database.refreshTokens
      .create({ tokenHash, familyId, address: account("Efe"), expiresAt: tomorrow })
      .then(() => familyId);
  const use = (tokenHash: string, secondsLater = 0) =>
    database.refreshTokens.use(tokenHash, new Date(now.getTime() + secondsLater * 1000), 10);

  it("is taken once, and again within the leeway", async () => {
    const familyId = await create("r1");
    const taken = { outcome: "taken", familyId, address: account("Efe") };
    expect(await Promise.all([use("r1"), use("r1"), use("r1", 10)])).toEqual([taken, taken, taken]);
  });

  it("ends its family when it comes again later", async () => {
    const familyId = await create("r2");
    await create("r3", familyId);
    await database.sessions.create({
      tokenHash: "t9",
      address: account("Efe"),
      expiresAt: tomorrow,
      familyId,
    });
    expect((await database.sessions.find("t9"))?.renewableUntil).toEqual(tomorrow);
    await use("r2");
    expect(await use("r2", 11)).toMatchObject({ outcome: "reused", familyId, revoked: 1 });
    expect(await use("r3")).toEqual({ outcome: "invalid" });
    expect(await database.sessions.find("t9")).toMatchObject({ renewableUntil: null });
    expect((await database.sessions.find("t9"))?.revokedAt).not.toBeNull();
  });

  it("is worth nothing when unknown, expired, or after signing out everywhere", async () => {
    await create("r4");
    expect(await use("never")).toEqual({ outcome: "invalid" });
    expect(await use("r4", 2 * 86_400)).toEqual({ outcome: "invalid" });
    await database.sessions.revokeAll(account("Efe"));
    expect(await use("r4")).toEqual({ outcome: "invalid" });
  });
});

describe("a user", () => {
  it("is one for each address, however often they sign in", async () => {
    await Promise.all(Array.from({ length: 10 }, () => database.users.upsertUser(account("Chidi"))));
    expect(await test.rows("select 1 from users where wallet_address = $1", [account("Chidi")])).toHaveLength(
      1,
    );
  });

  it("is called by the name they gave, until they take it back", async () => {
    await database.users.setDisplayName(account("Dede"), "Dede");
    await database.users.upsertUser(account("Dede"));
    expect(await database.users.findLooks([account("Dede"), account("Chidi")])).toEqual(
      new Map([[account("Dede"), { displayName: "Dede", picture: null }]]),
    );
    await database.users.setDisplayName(account("Dede"), null);
    expect(await database.users.findUser(account("Dede"))).toEqual({
      walletAddress: account("Dede"),
      displayName: null,
      picture: null,
    });
    expect(await database.users.findUser(account("Nobody"))).toBeNull();
  });

  it("shows a picture until another takes its place or they are forgotten, and nothing of it stays", async () => {
    const { users, personalData } = database;
    const [first, second] = ["a", "b"].map((letter) => ({
      hash: letter.repeat(64),
      jpeg: Buffer.from(`the bytes of ${letter}`.repeat(20)),
    }));
    if (first === undefined || second === undefined) throw new Error("two pictures");
    await users.setPicture(account("Goke"), first);
    await users.setPicture(account("Hadiza"), first);
    expect(Buffer.from((await users.findPicture(first.hash)) ?? [])).toEqual(first.jpeg);
    expect(await users.findLooks([account("Goke")])).toEqual(
      new Map([[account("Goke"), { displayName: null, picture: first.hash }]]),
    );
    await users.setPicture(account("Goke"), second);
    expect(await users.findPicture(first.hash), "Hadiza shows it still").not.toBeNull();
    expect((await personalData.read(account("Goke"))).picture).toBe(second.jpeg.toString("base64"));
    await users.setPicture(account("Hadiza"), null);
    expect(await users.findPicture(first.hash)).toBeNull();
    await personalData.forget(account("Goke"));
    expect(await users.findPicture(second.hash)).toBeNull();
    expect(await test.rows("select 1 from users where picture is not null")).toEqual([]);
  });
});

describe("a token", () => {
  it("is stored once and updated", async () => {
    expect(await database.tokens.listMissing([TOKEN.contractId, TOKEN.contractId])).toEqual([
      TOKEN.contractId,
    ]);
    await database.tokens.saveToken({ ...TOKEN, name: "?" });
    await database.tokens.saveToken(TOKEN);
    expect(await database.tokens.findToken(TOKEN.contractId)).toEqual(TOKEN);
    expect(await database.tokens.listTokens()).toEqual([TOKEN]);
    expect(await database.tokens.listMissing([TOKEN.contractId, contract("other")])).toEqual([
      contract("other"),
    ]);
  });
});
