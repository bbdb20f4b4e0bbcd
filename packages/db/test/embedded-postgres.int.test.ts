import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, it, onTestFinished, vi } from "vitest";
import { EmbeddedPostgresError, startEmbeddedPostgres } from "../src/embedded-postgres/index";
import { chooseRunner } from "../src/embedded-postgres/unprivileged";

/** A folder with a space, as people have them. */
async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "ajo postgres-"));
  onTestFinished(async () => {
    const left = await startEmbeddedPostgres(folder, { durable: false }).catch(() => null);
    await left?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
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
  const first = await startEmbeddedPostgres(folder, { durable: false });
  await query(first.url, "create table notes (text text)");
  await query(first.url, "insert into notes values ('kept')");
  await first.stop();
  await first.stop();
  await expect(query(first.url, "select 1")).rejects.toThrow();
  const second = await startEmbeddedPostgres(folder, { durable: false });
  expect(second.reused).toBe(false);
  expect(await query(second.url, "select text from notes")).toEqual([{ text: "kept" }]);
});

it("is taken over by the next start when the process that started it was killed", async () => {
  const folder = await temporaryFolder();
  const starter = path.join(import.meta.dirname, "start-and-wait.ts");
  const child = spawn(process.execPath, ["--import", "tsx", starter, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [output] = (await once(child.stdout, "data")) as [Buffer];
  child.kill("SIGKILL");
  await once(child, "exit");
  const next = await startEmbeddedPostgres(folder, { durable: false });
  expect(next.reused).toBe(true);
  expect(next.url).toBe(output.toString().trim());
  expect(await query(next.url, "select current_database() as name")).toEqual([{ name: "ajo" }]);
  await next.stop();
  await expect(query(next.url, "select 1")).rejects.toThrow();
});

it("starts again at once on the files of a server that was killed, with what was committed", async () => {
  const folder = await temporaryFolder();
  const first = await startEmbeddedPostgres(folder);
  await query(first.url, "create table notes (text text)");
  await query(first.url, "insert into notes values ('committed')");
  // Its processes hear of its end one after the other, and until then nobody else may have the files.
  const busy = [1, 2, 3].map(() => query(first.url, "select pg_sleep(600)").catch((error: unknown) => error));
  const working = "select 1 from pg_stat_activity where query = 'select pg_sleep(600)'";
  await vi.waitUntil(async () => (await query(first.url, working)).length === busy.length, 10_000);
  const pidFile = path.join(folder, "data", "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8")).split("\n", 1)[0]);
  process.kill(pid, "SIGKILL");
  const second = await startEmbeddedPostgres(folder);
  expect(second.reused).toBe(false);
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
