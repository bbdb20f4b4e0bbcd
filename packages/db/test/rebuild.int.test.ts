import { ChainModel, movesArbitrary, play, TOKEN } from "@ajo/schemas/testing";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createDatabase, PROJECTED_TABLES, type Database, type Shadow } from "../src/index";
import { dumpTables } from "./dump-tables";
import { beginProjection, catchUp } from "./project";
import { createTestDatabase, type TestDatabase } from "./test-database";

/** What a rebuild must not touch. */
const KEPT_TABLES = [
  ...["users", "sessions", "challenges", "notifications", "differences", "check_progress"],
  ...["transaction_intents", "refresh_tokens"],
  ...["deliveries", "notification_settings", "push_subscriptions", "mailboxes", "promises", "outbox_epoch"],
  "_prisma_migrations",
];

let test: TestDatabase;
let database: Database;
let chain: ChainModel;

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase({ url: test.url });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(async () => {
  chain = new ChainModel();
  const [moves] = fc.sample(movesArbitrary(60), { numRuns: 1, seed: 7 });
  play(chain, moves!);
  await beginProjection(database);
  await catchUp(database, chain);
});

async function openShadow(): Promise<Shadow> {
  const shadow = await database.rebuild.open();
  onTestFinished(() => shadow.close().catch(() => undefined));
  return shadow;
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: test.url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Until so many sessions of this database stand in a queue for a lock. */
const untilWaiting = (count: number) =>
  vi.waitUntil(
    async () => {
      const waiting = await test.rows(
        "select from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database() where not granted",
      );
      return waiting.length >= count;
    },
    { timeout: 10_000, interval: 5 },
  );

/** Everything that a schema is, beside its rows. */
const definitions = () =>
  test.rows(`select 'index' as kind, indexdef as definition from pg_indexes where schemaname = 'public'
    union all select 'constraint', conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select 'column', format('%s %s %s %s %s', table_name,
      rank() over (partition by table_name order by ordinal_position), column_name, data_type, column_default)
      from information_schema.columns where table_schema = 'public'
    union all select 'schema', nspname from pg_namespace
    order by 1, 2`);

async function build(shadow: Shadow): Promise<void> {
  await beginProjection(shadow.database as Database);
  await catchUp(shadow.database as Database, chain);
}

describe("a rebuild", () => {
  it("knows every table: each holds what the chain said, or is none of its business", async () => {
    const tables = await test.rows<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    );
    const classified = [...PROJECTED_TABLES, ...KEPT_TABLES];
    expect(tables.map(({ name }) => name).filter((name) => !classified.includes(name))).toEqual([]);
  });

  it("gives equal rows and equal tables, while the old ones serve", async () => {
    const [before, tables] = [await dumpTables(test), await definitions()];
    const group = [...chain.groups.keys()][0]!;
    const served = await database.groups.findGroup(group);
    expect(served).not.toBeNull();
    const shadow = await openShadow();
    await beginProjection(shadow.database as Database);
    expect(await database.groups.findGroup(group)).toEqual(served);
    await catchUp(shadow.database as Database, chain);
    expect(await dumpTables(test)).toEqual(before);
    await test.rows("update groups set escrow = escrow + 1, current_round = 9");
    expect(await shadow.swap()).toBe(true);
    await shadow.close();
    expect(await dumpTables(test)).toEqual(before);
    expect(await definitions()).toEqual(tables);
    // Through statements that were prepared on the old tables.
    expect(await database.groups.findGroup(group)).toEqual(served);
  });

  it("waits for what the served projection knows already", async () => {
    const shadow = await openShadow();
    await build(shadow);
    chain.wait(60);
    play(chain, [{ what: "create", group: 9, who: 1, rounds: 1 }]);
    await catchUp(database, chain);
    expect(await shadow.swap()).toBe(false);
    await catchUp(shadow.database as Database, chain);
    const before = await dumpTables(test);
    expect(await shadow.swap()).toBe(true);
    expect(await dumpTables(test)).toEqual(before);
  });

  it("leaves everything as it was when it is given up, and lets the next one begin", async () => {
    const [before, tables] = [await dumpTables(test), await definitions()];
    const shadow = await openShadow();
    await build(shadow);
    await expect(database.rebuild.open()).rejects.toMatchObject({ code: "NotAvailable" });
    await shadow.close();
    expect(await dumpTables(test)).toEqual(before);
    expect(await definitions()).toEqual(tables);
    await (await openShadow()).close();
  });

  it("tells readers once, when it serves, that anything may have changed", async () => {
    const heard: unknown[] = [];
    const listening = database.changes.listen({
      onChange: (change) => heard.push(change),
      onProjected: (ledger) => heard.push(ledger),
      onStale: (groupId) => heard.push({ stale: groupId }),
    });
    onTestFinished(() => listening.stop());
    await listening.ready;
    const shadow = await openShadow();
    const epoch = await test.rows("select epoch from outbox_epoch");
    await build(shadow);
    expect(heard).toEqual([]);
    expect(await test.rows("select epoch from outbox_epoch")).toEqual(epoch);
    await shadow.swap();
    await expect.poll(() => heard).toEqual([{ stale: null }]);
    expect(await test.rows("select epoch from outbox_epoch")).not.toEqual(epoch);
  });

  it("ends no reader that holds some tables and wants others, and waits for its turn", async () => {
    const shadow = await openShadow();
    await build(shadow);
    const [inTheWay, reader] = [await connect(), await connect()];
    await inTheWay.query("begin; select from groups limit 1");
    await reader.query("begin; select from indexer_cursor limit 1");
    const swapping = shadow.swap();
    // It has the first table, and waits for the second, or has given up.
    await Promise.race([untilWaiting(1), swapping]);
    const reading = reader.query("select from tokens");
    await Promise.race([untilWaiting(2), reading]);
    await inTheWay.query("commit");
    await reading;
    await reader.query("commit");
    await swapping;
    await expect.poll(() => shadow.swap()).toBe(true);
  });

  it("never touches the served tables, even when its own are gone", async () => {
    const before = await dumpTables(test);
    const shadow = await openShadow();
    await build(shadow);
    await test.rows("drop schema ajo_rebuild cascade");
    const { projection, groups, tokens } = shadow.database;
    chain.wait(60);
    play(chain, [{ what: "create", group: 9, who: 1, rounds: 1 }]);
    const group = [...chain.groups.values()].at(-1)!;
    for (const touch of [
      () => beginProjection(shadow.database as Database),
      () => catchUp(shadow.database as Database, chain),
      () => projection.forgetSuspect(group.id),
      () => groups.repairFromSnapshot({ snapshot: group.snapshot(), token: TOKEN }),
      () => tokens.saveToken({ ...TOKEN, name: "Another" }),
      () => shadow.swap(),
    ])
      await expect(touch()).rejects.toThrow();
    expect(await dumpTables(test)).toEqual(before);
  });
});
