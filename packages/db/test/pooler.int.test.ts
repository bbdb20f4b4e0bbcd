import { account, groupId } from "@ajo/schemas/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { createDatabase, createPool, type Database } from "../src/index";
import { createSqlPool } from "../src/sql/sql";
import { createTestDatabase, type TestDatabase } from "./test-database";
import { createPooler, type Pooler } from "./pooler";

let test: TestDatabase;
let pooler: Pooler;
let database: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  pooler = await createPooler(test.url, "transactions");
  database = createDatabase({ url: pooler.url, directUrl: test.url, poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await pooler.close();
  await test.drop();
});

const POOLED = {
  name: "AjoError",
  code: "DatabaseUnavailable",
  message: expect.stringContaining("DATABASE_DIRECT_URL") as string,
};

function openPooled(): Database {
  const pooled = createDatabase({ url: pooler.url, poolSize: 2 });
  onTestFinished(() => pooled.close());
  return pooled;
}

describe("behind a pooler that gives each transaction another connection", () => {
  it("reads and writes find their way, time after time, all at once", async () => {
    const address = account("A");
    await database.users.setDisplayName(address, "Ada");
    for (let round = 0; round < 5; round += 1)
      await Promise.all([
        ...[1, 2, 3].map(async () => expect(await database.groups.findGroup(groupId("none"))).toBeNull()),
        ...[1, 2, 3].map(async () => expect(await database.challenges.find("none")).toBeNull()),
        database.projection.getCursor(),
        database.ping(),
      ]);
    expect(await test.rows("select display_name from users")).toEqual([{ display_name: "Ada" }]);
  });

  it("a transaction keeps its own limits, and leaves none behind", async () => {
    const limits = { statementMs: 100, idleInTransactionMs: 60_000 };
    const pool = createPool({ url: pooler.url, size: 2, ...limits });
    onTestFinished(() => pool.end());
    const sql = createSqlPool(pool, limits);
    const shown =
      "select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle";
    expect(await sql.transaction((within) => within.select(shown))).toEqual([
      { statement: "100ms", idle: "1min" },
    ]);
    await expect(sql.transaction((within) => within.select("select pg_sleep(60)"))).rejects.toMatchObject({
      code: "DatabaseUnavailable",
      cause: { code: "57014" }, // PostgreSQL's own word, not our impatience
    });
    for (let count = 0; count < 3; count += 1)
      expect(await sql.select(shown)).toEqual([{ statement: "0", idle: "0" }]);
  });

  it("locks, notices and rebuilding go past it", async () => {
    const leadership = await database.leadership.tryLead("a role");
    onTestFinished(() => leadership?.release());
    expect(await createDatabaseOnce((other) => other.leadership.tryLead("a role"))).toBeNull();
    const onPersonal = vi.fn();
    const listening = database.changes.listen({ onChange: vi.fn(), onPersonal });
    onTestFinished(() => listening.stop());
    await listening.ready;
    await database.users.setDisplayName(account("B"), "Bola");
    await expect.poll(() => onPersonal).toHaveBeenCalledWith(account("B"));
    const shadow = await database.rebuild.open();
    await shadow.close();
  });

  it("whoever needs a session of their own is told which URL is missing", async () => {
    const pooled = openPooled();
    await expect(pooled.leadership.tryLead("another role")).rejects.toMatchObject(POOLED);
    await expect(pooled.rebuild.open()).rejects.toMatchObject(POOLED);
    const onDisconnected = vi.fn();
    const listening = pooled.changes.listen({ onChange: vi.fn(), onDisconnected });
    onTestFinished(() => listening.stop());
    await expect.poll(() => onDisconnected).toHaveBeenCalledWith(expect.objectContaining(POOLED));
    const pool = createPool({ url: pooler.url, size: 1, statementMs: 1_000, direct: true });
    onTestFinished(() => pool.end());
    await expect(pool.query("select 1")).rejects.toMatchObject(POOLED);
  });

  it("work that should be done alone is done all the same", async () => {
    expect(await openPooled().flights.alone("key", async (waited) => waited)).toBe(true);
  });

  async function createDatabaseOnce<T>(use: (other: Database) => Promise<T>): Promise<T> {
    const other = createDatabase({ url: pooler.url, directUrl: test.url });
    try {
      return await use(other);
    } finally {
      await other.close();
    }
  }
});

describe("behind a pooler that gives each session its own connection", () => {
  let ofSessions: Pooler;
  let other: Database;
  beforeAll(async () => {
    ofSessions = await createPooler(test.url, "sessions");
    other = createDatabase({ url: pooler.url, directUrl: ofSessions.url, poolSize: 2 });
  });
  afterAll(async () => {
    await other.close();
    await ofSessions.close();
  });

  it("notices, locks and rebuilding work, because they do when they are tried", async () => {
    const onPersonal = vi.fn();
    const listening = other.changes.listen({ onChange: vi.fn(), onPersonal });
    await listening.ready;
    await other.users.setDisplayName(account("C"), "Chidi");
    await expect.poll(() => onPersonal).toHaveBeenCalledWith(account("C"));
    await listening.stop();
    const leadership = await other.leadership.tryLead("a third role");
    expect(leadership).not.toBeNull();
    expect(await database.leadership.tryLead("a third role")).toBeNull();
    await leadership?.release();
    const shadow = await other.rebuild.open();
    await shadow.close();
  });

  it("connections keep their limits", async () => {
    const pool = createPool({ url: ofSessions.url, size: 1, statementMs: 1_234, direct: true });
    onTestFinished(() => pool.end());
    const shown = "select current_setting('statement_timeout') as statement";
    expect((await pool.query<object>(shown)).rows).toEqual([{ statement: "1234ms" }]);
  });
});
