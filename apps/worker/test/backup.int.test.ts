import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PROJECTED_TABLES } from "@ajo/db";
import { createWorld, createWorldDatabase, type World } from "@ajo/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { environmentOf, startBundle } from "./process";

const PATIENTLY = { timeout: 40_000, interval: 50 };
let world: World;
let folder: string;

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
  folder = await mkdtemp(path.join(tmpdir(), "ajo-worker-backup-"));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

async function dump(url: string): Promise<unknown[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  // Cut, when a backup takes the place of its database or the database goes.
  pool.on("error", () => undefined);
  try {
    const tables = [];
    for (const table of PROJECTED_TABLES)
      tables.push((await pool.query(`select t::text from ${table} t order by 1`)).rows);
    return tables;
  } finally {
    await pool.end();
  }
}

async function run(url: string, script: string, ...args: string[]) {
  const { child, errors, line } = startBundle(environmentOf(world, url), `dist/${script}.mjs`, args);
  const said = line(" rows ").catch(() => "");
  const [code] = (await once(child, "exit")) as [number];
  return { code, said: await said, errors: errors() };
}

async function untilProjected(url: string, database: World["database"]): Promise<void> {
  const worker = startBundle(environmentOf(world, url));
  const { latestLedger } = await world.chain.getNetworkState();
  await vi.waitFor(
    async () => expect((await database.projection.getCursor())?.ledger).toBe(latestLedger),
    PATIENTLY,
  );
  worker.child.kill("SIGTERM");
  await once(worker.child, "exit");
}

it("a restored backup catches up with the chain by itself, to the same rows", async () => {
  const group = await world.createStartedGroup(["Ada", "Bayo"]);
  await world.contribute("Ada", group);
  await untilProjected(world.databaseUrl, world.database);
  await world.database.users.setDisplayName(world.address("Ada"), "Ada of Lagos");
  const file = path.join(folder, "old.backup.gz");
  expect(await run(world.databaseUrl, "backup", file)).toMatchObject({ code: 0 });

  // What happens after it is lost with the database.
  await world.contribute("Bayo", group);
  await world.settle(group);
  await world.createStartedGroup(["Chidi", "Dede"]);
  await untilProjected(world.databaseUrl, world.database);

  const other = await createWorldDatabase();
  onTestFinished(() => other.close());
  const restored = await run(other.url, "restore", file);
  expect(restored).toMatchObject({ code: 0, errors: "" });
  expect(restored.said).toContain("a worker goes on from ledger");
  await untilProjected(other.url, other.database);
  expect(await dump(other.url)).toEqual(await dump(world.databaseUrl));
  expect((await other.database.users.findUser(world.address("Ada")))?.displayName).toBe("Ada of Lagos");

  const again = await run(other.url, "restore", file);
  expect([again.code, again.errors]).toEqual([1, expect.stringContaining("NotEmpty")]);
  expect((await run(other.url, "restore")).code).toBe(2);
});

it("is not restored under a worker's feet", async () => {
  const other = await createWorldDatabase();
  onTestFinished(() => other.close());
  const file = path.join(folder, "any.backup.gz");
  expect(await run(world.databaseUrl, "backup", file)).toMatchObject({ code: 0 });
  const worker = startBundle(environmentOf(world, other.url));
  await worker.line('"leading"');
  expect((await run(other.url, "restore", file)).errors).toContain("InUse");
  worker.child.kill("SIGTERM");
  await once(worker.child, "exit");
});

it("lists parked events, and replays those that can be read", async () => {
  const parked = startBundle(environmentOf(world), "dist/parked.mjs", ["list"]);
  expect(await parked.line("parked")).toBe("0 parked");
  const replay = startBundle(environmentOf(world), "dist/parked.mjs", ["replay"]);
  expect(await replay.line("replayed")).toBe("0 replayed, of 0 groups; 0 left");
});
