import { account, ChainModel, groupId } from "@ajo/schemas/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { listen } from "../src/changes/listen";
import { createDatabase, type DatabaseOptions } from "../src/index";
import { tryLead } from "../src/leadership/leadership-repository";
import { createPool } from "../src/sql/pool";
import { createSqlPool } from "../src/sql/sql";
import { beginProjection, catchUp, rangeOf } from "./project";
import { createSilentProxy, type SilentProxy } from "./silent-proxy";
import { createTestDatabase, type TestDatabase } from "./test-database";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const UNAVAILABLE = { name: "AjoError", code: "DatabaseUnavailable" };
/** Longer than any test: what is ended is not ended by this. */
const LONG_MS = 600_000;
/** Hours of arithmetic. */
const RUNAWAY =
  "select max(a * b * c) from generate_series(1, 10000) a, generate_series(1, 10000) b, generate_series(1, 10000) c";

const countRunning = async (statement: string): Promise<number> => {
  const text =
    "select from pg_stat_activity where datname = current_database() and state = 'active' and query like $1 || '%'";
  return (await test.rows(text, [statement])).length;
};
const untilRunning = (statement: string, count: number) =>
  expect.poll(() => countRunning(statement)).toBe(count);

function open(options: Partial<DatabaseOptions>) {
  const database = createDatabase({ url: test.url, poolSize: 2, ...options });
  onTestFinished(() => database.close());
  return database;
}

function openPool(statementMs: number): pg.Pool {
  const pool = createPool({ url: test.url, size: 2, statementMs });
  onTestFinished(() => pool.end());
  return pool;
}

async function silentWay(): Promise<SilentProxy> {
  const way = await createSilentProxy(test.url);
  onTestFinished(() => way.close());
  return way;
}

describe("a statement that is at it for too long", () => {
  it("is ended by PostgreSQL, and its caller gets a named error", async () => {
    const sql = createSqlPool(openPool(100), { statementMs: 100 });
    await expect(sql.select(RUNAWAY)).rejects.toMatchObject(UNAVAILABLE);
    await untilRunning(RUNAWAY, 0);
    await expect.poll(() => sql.select("select 1 as works")).toEqual([{ works: 1 }]);
  });

  it("is one that waits for a lock, too, whichever way it is asked", async () => {
    const database = open({ statementTimeoutMs: 100 });
    const other = new pg.Client({ connectionString: test.url });
    await other.connect();
    onTestFinished(() => other.end());
    await other.query("begin; lock table groups, challenges in access exclusive mode");
    await expect(database.groups.findGroup(groupId("any"))).rejects.toMatchObject(UNAVAILABLE);
    await expect(database.challenges.find("any")).rejects.toMatchObject(UNAVAILABLE);
    await other.query("rollback");
    // A tenth of a second is little for any statement on a busy machine.
    await expect.poll(() => database.groups.findGroup(groupId("any"))).toBeNull();
    await expect.poll(() => database.challenges.find("any")).toBeNull();
  });

  it("is not computed for somebody who is gone", async () => {
    const client = await openPool(LONG_MS).connect();
    const failed = client.query(RUNAWAY).catch((error: unknown) => error);
    await untilRunning(RUNAWAY, 1);
    // As when the process is killed: with a statement under way, no farewell is said.
    client.release(true);
    await failed;
    await untilRunning(RUNAWAY, 0);
  });
});

describe("a transaction that does nothing for too long", () => {
  it("is ended by PostgreSQL; whoever waits for its lock does the work, and its own process goes on", async () => {
    const chain = new ChainModel();
    const group = chain.createGroup("Stalled", {}, account("Ada"));
    group.join(account("Bayo"));
    group.start();
    for (const member of ["Ada", "Bayo"]) group.contribute(account(member));
    const stalled = open({ idleInTransactionMs: 1_000 });
    await beginProjection(stalled);

    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const stalls = vi.fn(() => held);
    const range = rangeOf(chain, 0);
    const failed = stalled.projection
      .applyLedgers(range, { enqueueSettlements: stalls })
      .catch((error: unknown) => error);
    await expect.poll(() => stalls).toHaveBeenCalledOnce();
    expect(await open({}).projection.applyLedgers(range)).toMatchObject({ applied: true });
    goOn();
    expect(await failed).toMatchObject(UNAVAILABLE);

    expect(await stalled.projection.applyLedgers(range)).toMatchObject({ applied: false });
    group.settle();
    await catchUp(stalled, chain);
    expect((await stalled.projection.getCursor())?.ledger).toBe(chain.ledger);
  });
});

describe("a connection that breaks within a transaction", () => {
  it("is named, though it breaks between two statements", async () => {
    const pool = openPool(LONG_MS);
    const transaction = createSqlPool(pool, { statementMs: LONG_MS }).transaction(async (within) => {
      const [row] = await within.select<{ pid: number }>("select pg_backend_pid() as pid");
      await test.rows("select pg_terminate_backend($1)", [row?.pid]);
      await untilGone(row?.pid);
      await within.select("select 1");
    });
    await expect(transaction).rejects.toMatchObject(UNAVAILABLE);
  });

  const untilGone = (pid: number | undefined) =>
    expect.poll(() => test.rows("select from pg_stat_activity where pid = $1", [pid])).toEqual([]);
});

describe("a way to the database that falls silent", () => {
  it("keeps nobody waiting for ever, and the pool connects anew", async () => {
    const way = await silentWay();
    const database = open({ url: way.url, statementTimeoutMs: 100 });
    const asks = () => Promise.all([database.ping(), database.challenges.find("any")]);
    await expect.poll(asks).toEqual([undefined, null]);
    way.fallSilent();
    const asked = [database.ping(), database.challenges.find("any")];
    for (const answer of await Promise.allSettled(asked))
      expect(answer).toMatchObject({ reason: UNAVAILABLE });
    way.speak();
    await expect.poll(asks).toEqual([undefined, null]);
  });

  it("is noticed by who listens for changes, who then says that some may have been missed", async () => {
    const way = await silentWay();
    const [onDisconnected, onStale] = [vi.fn(), vi.fn()];
    const listening = listen(way.url, { onChange: vi.fn(), onDisconnected, onStale }, 100);
    onTestFinished(() => listening.stop());
    await listening.ready;
    way.fallSilent();
    await expect.poll(() => onDisconnected).toHaveBeenCalled();
    way.speak();
    // On a busy machine a tenth of a second may pass without an answer, and it says so once more.
    await expect.poll(() => onStale).toHaveBeenCalledWith(null);
  });

  it("ends leadership for who leads over it, before the server lets another one lead", async () => {
    const way = await silentWay();
    const leadership = await tryLead(way.url, "a role", 2_000);
    onTestFinished(() => leadership?.release());
    way.fallSilent();
    await expect.poll(() => leadership?.signal.aborted).toBe(true);
  });
});
