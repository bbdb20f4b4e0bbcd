import { existsSync } from "node:fs";
import { chown, mkdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { EmbeddedPostgresError } from "./errors";
import { findPrograms, type Programs } from "./programs";
import { chooseRunner, run, type Runner } from "./unprivileged";

export interface EmbeddedPostgresOptions {
  /** Where to listen on 127.0.0.1; any free port by default. A server that is found running keeps its own. */
  port?: number;
  /** False: nothing is synced to disk. For tests, whose data nobody misses after a power cut. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Of the database `ajo`. */
  url: string;
  port: number;
  /** It was running already, left behind by a process that was killed. */
  reused: boolean;
  /** Stops the server and waits until it is gone. */
  stop(): Promise<void>;
}

/** Processes of a killed server notice within a moment, or when the statement that they are at looks up. */
const LEAVING_MS = 30_000;
const LOOK_AGAIN_MS = 100;

const USER = "ajo";
const DATABASE = "ajo";

/**
 * A real PostgreSQL with its files in `folder`, from programs that npm installed. Starts a new one, starts an
 * existing one again, or takes over one that still runs. Everybody on this machine can connect to it, nobody
 * else can: it is for one laptop and for tests.
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const programs = await findPrograms();
  const runner = await chooseRunner(programs.postgres);
  const cluster = {
    programs,
    runner,
    data: path.join(path.resolve(folder), "data"),
    log: path.join(path.resolve(folder), "postgres.log"),
  };

  await initialise(cluster, options.durable ?? true);
  const { port, reused } = await findOrStart(cluster, options);
  await ensureDatabase(port, cluster);
  return {
    url: urlOf(port, DATABASE),
    port,
    reused,
    stop: () => stop(cluster),
  };
}

/**
 * One that runs already, or a new one. Whoever killed a server (SIGKILL, no memory) and starts it again at once meets
 * its last processes on the files: a new one is refused until they have noticed and ended.
 */
async function findOrStart(
  cluster: Cluster,
  options: EmbeddedPostgresOptions,
): Promise<{ port: number; reused: boolean }> {
  const patience = performance.now() + LEAVING_MS;
  for (;;) {
    const running = await portOfRunning(cluster);
    if (running !== null) return { port: running, reused: true };
    try {
      return { port: await start(cluster, options), reused: false };
    } catch (error) {
      // A server that fails for a reason of its own takes its lock away with it: this one is another's.
      const isLocked = existsSync(path.join(cluster.data, "postmaster.pid"));
      if (!isLocked || performance.now() > patience) throw error;
      await sleep(LOOK_AGAIN_MS);
    }
  }
}

interface Cluster {
  programs: Programs;
  runner: Runner;
  data: string;
  log: string;
}

const urlOf = (port: number, database: string) => `postgresql://${USER}@127.0.0.1:${port}/${database}`;

async function initialise({ programs, runner, data }: Cluster, durable: boolean): Promise<void> {
  // PG_VERSION comes early: global/pg_control is what an interrupted initdb has not yet written.
  if (existsSync(path.join(data, "global", "pg_control"))) return;
  await rm(data, { recursive: true, force: true });
  await mkdir(path.dirname(data), { recursive: true });
  if (runner.uid !== null) await chown(path.dirname(data), runner.uid, runner.uid);
  const sync = durable ? [] : ["--no-sync"];
  const { code, output } = await run(runner, programs.initdb, [
    ...["-D", data, "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C", ...sync],
  ]);
  if (code !== 0) throw new EmbeddedPostgresError(`PostgreSQL could not prepare ${data}: ${output.trim()}`);
}

/** The port of a server that runs on these files and answers, else null. */
async function portOfRunning({ programs, runner, data }: Cluster): Promise<number | null> {
  const { code } = await run(runner, programs.pg_ctl, ["-D", data, "status"]);
  if (code !== 0) return null;
  // Line 4 of postmaster.pid is the port.
  const lines = (await readFile(path.join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const port = Number(lines[3]);
  if (!Number.isInteger(port) || port === 0) return null;
  // The process id may be somebody else's by now (after a reboot): only a server that names our files is ours.
  return (await dataDirectoryAt(port)) === data ? port : null;
}

async function dataDirectoryAt(port: number): Promise<string | null> {
  const client = new pg.Client({ connectionString: urlOf(port, "postgres"), connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function start(
  { programs, runner, data, log }: Cluster,
  options: EmbeddedPostgresOptions,
): Promise<number> {
  const port = options.port ?? (await freePort());
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "''",
    max_connections: 200,
    shared_buffers: "128MB",
    ...(options.durable === false
      ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }
      : {}),
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const args = ["-D", data, "-l", log, "-w", "-t", "60", "-o", flags.join(" "), "start"];
  const { code } = await run(runner, programs.pg_ctl, args, { detached: true });
  if (code === 0) return port;
  const said = await readFile(log, "utf8").catch(() => "");
  throw new EmbeddedPostgresError(
    `PostgreSQL did not start on port ${port}. The end of ${log}:\n${said.slice(-800).trim()}`,
  );
}

/** `stop` of a server that has stopped already is fine. */
async function stop({ programs, runner, data }: Cluster): Promise<void> {
  if ((await run(runner, programs.pg_ctl, ["-D", data, "status"])).code !== 0) return;
  const { code, output } = await run(runner, programs.pg_ctl, [
    "-D",
    data,
    "stop",
    "-m",
    "fast",
    "-w",
    "-t",
    "60",
  ]);
  if (code !== 0) throw new EmbeddedPostgresError(`PostgreSQL in ${data} did not stop: ${output.trim()}`);
}

async function ensureDatabase(port: number, { log }: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(port, "postgres") });
  try {
    await client.connect();
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (cause) {
    throw new EmbeddedPostgresError(`PostgreSQL started on port ${port} but does not answer; see ${log}`, {
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => found(port));
    });
  });
}
