import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, it, onTestFinished, vi } from "vitest";
import {
  EmbeddedPostgresError,
  startEmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from "../src/embedded-postgres/index";
import { chooseRunner } from "../src/embedded-postgres/unprivileged";

/** A folder with a space, as people have them. */
async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "ajo postgres-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** One that is stopped with the test. */
async function start(folder: string, options: EmbeddedPostgresOptions = {}) {
  const postgres = await startEmbeddedPostgres(folder, options);
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // Whoever waits for an answer hears of it anyhow; unheard, it would end the test's own process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

it("keeps its data over a stop and another start", async () => {
  const folder = await temporaryFolder();
  const first = await start(folder, { durable: false });
  await query(first.url, "create table notes (text text)");
  await query(first.url, "insert into notes values ('kept')");
  await first.stop();
  await first.stop();
  await expect(query(first.url, "select 1")).rejects.toThrow();
  const second = await start(folder, { durable: false });
  expect(await query(second.url, "select text from notes")).toEqual([{ text: "kept" }]);
});

/** A process that starts a PostgreSQL in `folder` and then waits to be killed. */
async function startStarter(folder: string, durability: "durable" | "throwaway") {
  const starter = path.join(import.meta.dirname, "start-and-wait.ts");
  const child = spawn(process.execPath, ["--import", "tsx", starter, folder, durability], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [output] = (await once(child.stdout, "data")) as [Buffer];
  return {
    url: output.toString().trim(),
    kill: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

const numberIn = async (file: string) => Number((await readFile(file, "utf8")).split("\n", 1)[0]);
const postmasterOf = (folder: string) => numberIn(path.join(folder, "data", "postmaster.pid"));
const guardOf = (folder: string) => numberIn(path.join(folder, "guard.pid"));

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it("ends when the process that started it is killed, and lets go of its files", async () => {
  const folder = await temporaryFolder();
  const { kill } = await startStarter(folder, "durable");
  const [postmaster, guard] = [await postmasterOf(folder), await guardOf(folder)];
  expect(isThere(postmaster)).toBe(true);
  await kill();
  await vi.waitUntil(() => !isThere(postmaster) && !isThere(guard), 30_000);
  expect(existsSync(path.join(folder, "data", "PG_VERSION"))).toBe(true);
  for (const file of ["data/postmaster.pid", "guard.pid"])
    expect(existsSync(path.join(folder, file))).toBe(false);
});

it("leaves nothing behind that only tests wrote, when they are killed", async () => {
  const folder = await temporaryFolder();
  const { kill } = await startStarter(folder, "throwaway");
  const guard = await guardOf(folder);
  await kill();
  await vi.waitUntil(() => !isThere(guard), 30_000);
  expect(await readdir(folder)).toEqual([]);
});

it("starts again at once when the process that started it was killed, with what was committed", async () => {
  const folder = await temporaryFolder();
  const { url, kill } = await startStarter(folder, "durable");
  await query(url, "create table notes (text text)");
  await query(url, "insert into notes values ('committed')");
  await kill();
  const next = await start(folder);
  expect(await query(next.url, "select text from notes")).toEqual([{ text: "committed" }]);
});

it("is stopped by the next start when its guard was killed as well", async () => {
  const folder = await temporaryFolder();
  const { url, kill } = await startStarter(folder, "durable");
  await query(url, "create table notes (text text)");
  const postmaster = await postmasterOf(folder);
  process.kill(await guardOf(folder), "SIGKILL");
  await kill();
  expect(isThere(postmaster)).toBe(true);
  const next = await start(folder);
  expect(await postmasterOf(folder)).not.toBe(postmaster);
  expect(await query(next.url, "select text from notes")).toEqual([]);
});

it("stops although its guard was killed", async () => {
  const folder = await temporaryFolder();
  const postgres = await start(folder, { durable: false });
  process.kill(await guardOf(folder), "SIGKILL");
  await postgres.stop();
  await expect(query(postgres.url, "select 1")).rejects.toThrow();
});

it("starts again at once on the files of a server that was killed, with what was committed", async () => {
  const folder = await temporaryFolder();
  const first = await start(folder);
  await query(first.url, "create table notes (text text)");
  await query(first.url, "insert into notes values ('committed')");
  // Its processes hear of its end one after the other, and until then nobody else may have the files.
  const busy = [1, 2, 3].map(() => query(first.url, "select pg_sleep(600)").catch((error: unknown) => error));
  const working = "select 1 from pg_stat_activity where query = 'select pg_sleep(600)'";
  await vi.waitUntil(async () => (await query(first.url, working)).length === busy.length, 10_000);
  process.kill(await postmasterOf(folder), "SIGKILL");
  const second = await start(folder);
  expect(await query(second.url, "select text from notes")).toEqual([{ text: "committed" }]);
  for (const ended of await Promise.all(busy)) expect(ended).toBeInstanceOf(Error);
});

it("says which port it could not get", async () => {
  const folder = await temporaryFolder();
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const started = startEmbeddedPostgres(folder, { durable: false, port });
  await expect(started).rejects.toBeInstanceOf(EmbeddedPostgresError);
  await expect(started).rejects.toThrow(String(port));
});

it.runIf(process.getuid?.() === 0)("says what to do when root finds no other user to run it as", async () => {
  const chosen = chooseRunner("/no/such/postgres");
  await expect(chosen).rejects.toBeInstanceOf(EmbeddedPostgresError);
  await expect(chosen).rejects.toThrow(/refuses to run as root.*Run as an ordinary user/s);
});
