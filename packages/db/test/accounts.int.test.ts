import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../src/index";
import { account, contract } from "./addresses";
import { TOKEN } from "./chain-model";
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
    expect(await database.sessions.find("t1")).toEqual(created);
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
    expect(await database.users.findDisplayNames([account("Dede"), account("Chidi")])).toEqual(
      new Map([[account("Dede"), "Dede"]]),
    );
    await database.users.setDisplayName(account("Dede"), null);
    expect(await database.users.findUser(account("Dede"))).toEqual({
      walletAddress: account("Dede"),
      displayName: null,
    });
    expect(await database.users.findUser(account("Nobody"))).toBeNull();
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
