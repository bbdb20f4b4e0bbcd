import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { migrateDatabase, startEmbeddedPostgres } from "@ajo/db/embedded-postgres";
import { vi } from "vitest";
import { isThere } from "../is-there";

const ROOT = path.resolve(import.meta.dirname, "../../../..");

/** A process of the product that can be killed without a word, and started again on what it left on disk. */
export interface Victim {
  readonly url: string;
  /** SIGKILL, at once. */
  kill(): void;
  /** Starts it again where it was. */
  startAgain(): Promise<void>;
  /** For good, with its files. */
  end(): Promise<void>;
}

/** Bundles as production does: what is killed is what runs there. */
export function bundle(folder: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [path.join(ROOT, "tooling/bundle.mjs"), ...args], {
    cwd: path.join(ROOT, folder),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

/** The embedded ledger in a process of its own, which keeps on disk what it has confirmed. */
export async function startLedgerProcess(): Promise<Victim> {
  const folder = await mkdtemp(path.join(tmpdir(), "ajo-ledger-"));
  const port = await freePort();
  const args = [
    "packages/ledger/dist/cli.mjs",
    "--quiet",
    "--exit-with-parent",
    "--data-dir",
    folder,
    "--port",
    String(port),
  ];
  return startVictim(args, {}, "listening on", `http://127.0.0.1:${port}`, folder);
}

/** The API; `env` without a port. */
export async function startApiProcess(env: Record<string, string>): Promise<Victim> {
  const port = await freePort();
  const environment = { ...env, API_PORT: String(port), LOG_LEVEL: "info", AJO_EXIT_WITH_PARENT: "1" };
  return startVictim(["apps/api/dist/main.mjs"], environment, "api ready", `http://127.0.0.1:${port}`);
}

async function startVictim(
  args: string[],
  env: Record<string, string>,
  readyLine: string,
  url: string,
  folder?: string,
): Promise<Victim> {
  let child: ChildProcess;
  const start = async () => {
    child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
    await untilSaid(child, readyLine);
  };
  const kill = () => void child.kill("SIGKILL");
  await start();
  return {
    url,
    kill,
    startAgain: async () => {
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      await start();
    },
    end: async () => {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
      kill();
      await ended;
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilSaid(child: ChildProcess, text: string): Promise<void> {
  if (child.stdout === null) throw new Error("its output is not read");
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((found, failed) => {
    lines.on("line", (line) => {
      if (line.includes(text)) found();
    });
    child.on("exit", (code) => failed(new Error(`ended with ${code} before it said "${text}"`)));
  });
}

/** A PostgreSQL that syncs what it commits, as in production. */
export async function startPostgresVictim(): Promise<Victim> {
  const folder = await mkdtemp(path.join(tmpdir(), "ajo-postgres-"));
  let running = await startEmbeddedPostgres(folder);
  const { url, port } = running;
  await migrateDatabase(url);
  let pid = await postmasterOf(folder);
  return {
    url,
    kill: () => void process.kill(pid, "SIGKILL"),
    startAgain: async () => {
      // Whoever started it may take a moment to notice; its lock on the files ends then.
      await vi.waitUntil(() => !isThere(pid), { timeout: 30_000, interval: 20 });
      running = await startEmbeddedPostgres(folder, { port });
      pid = await postmasterOf(folder);
    },
    end: async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The process that all others of the server end with. */
async function postmasterOf(folder: string): Promise<number> {
  const [pid] = (await readFile(path.join(folder, "data/postmaster.pid"), "utf8")).split("\n");
  return Number(pid);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
