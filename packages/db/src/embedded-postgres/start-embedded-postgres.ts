import { existsSync } from "node:fs";
import { chown, mkdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { EmbeddedPostgresError } from "./errors";
import { isGuarded, startGuarded, type Guard } from "./guard";
import { findPrograms, type Programs } from "./programs";
import { chooseRunner, commandOf, run, runCommand, type Runner } from "./unprivileged";

export interface EmbeddedPostgresOptions {
  /** Where to listen on 127.0.0.1; any free port by default. */
  port?: number;
  /**
   * False: nothing is synced to disk, and the data goes when this process dies without having stopped the server. For
   * tests, whose data nobody misses.
   */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Of the database `ajo`. */
  url: string;
  port: number;
  /** Stops the server and waits until it is gone. */
  stop(): Promise<void>;
}

/** Processes of a killed server notice within a moment, or when the statement that they are at looks up. */
const LEAVING_MS = 30_000;
const LOOK_AGAIN_MS = 100;

const USER = "ajo";
const DATABASE = "ajo";

/**
 * A real PostgreSQL with its files in `folder`, from programs that npm installed: a new one, or with what a former one
 * left there. It ends with this process, however that ends. Everybody on this machine can connect to it, nobody else
 * can: it is for one laptop and for tests.
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
    guardFile: path.join(path.resolve(folder), "guard.pid"),
  };

  await initialise(cluster, options.durable ?? true);
  const { port, guard } = await startOnceLeft(cluster, options);
  await ensureDatabase(port, cluster);
  return { url: urlOf(port, DATABASE), port, stop: () => stop(cluster, guard) };
}

/**
 * Whoever was killed and is started again at once meets the server of before on the files, which its guard is stopping,
 * or the last processes of one that was killed itself: a new one is refused until they have ended.
 */
async function startOnceLeft(cluster: Cluster, options: EmbeddedPostgresOptions): Promise<Started> {
  const patience = performance.now() + LEAVING_MS;
  for (;;) {
    const isPatient = performance.now() < patience;
    const wasLocked = existsSync(pidFile(cluster));
    if (!(await isRunning(cluster)))
      try {
        return await start(cluster, options);
      } catch (error) {
        // A server that fails for a reason of its own takes its lock away with it: this one is, or just was, another's.
        const isAnothers = wasLocked || existsSync(pidFile(cluster));
        if (!isPatient || !isAnothers) throw error;
      }
    else if (!isGuarded(cluster.guardFile)) await stopUnguarded(cluster);
    else if (!isPatient)
      throw new EmbeddedPostgresError(
        `A PostgreSQL runs on ${cluster.data} already, and the process that started it is still there. Stop that one first.`,
      );
    await sleep(LOOK_AGAIN_MS);
  }
}

interface Cluster {
  programs: Programs;
  runner: Runner;
  data: string;
  log: string;
  guardFile: string;
}

interface Started {
  port: number;
  guard: Guard;
}

const urlOf = (port: number, database: string) => `postgresql://${USER}@127.0.0.1:${port}/${database}`;
const pidFile = ({ data }: Cluster) => path.join(data, "postmaster.pid");

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

/** Whether a server runs on these files and answers. */
async function isRunning(cluster: Cluster): Promise<boolean> {
  const { programs, runner, data } = cluster;
  if (!existsSync(pidFile(cluster))) return false;
  const { code } = await run(runner, programs.pg_ctl, ["-D", data, "status"]);
  if (code !== 0) return false;
  // Line 4 of postmaster.pid is the port.
  const port = Number((await readFile(pidFile(cluster), "utf8").catch(() => "")).split("\n")[3]);
  // The process id may be somebody else's by now (after a reboot): only a server that names our files is ours.
  return Number.isInteger(port) && port > 0 && (await dataDirectoryAt(port)) === data;
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

async function start(cluster: Cluster, options: EmbeddedPostgresOptions): Promise<Started> {
  const { programs, runner, data, log, guardFile } = cluster;
  const port = options.port ?? (await freePort());
  const isDurable = options.durable ?? true;
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "''",
    max_connections: 200,
    shared_buffers: "128MB",
    ...(isDurable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const args = ["-D", data, "-l", log, "-w", "-t", "60", "-o", flags.join(" "), "start"];
  const guard = startGuarded({
    start: commandOf(runner, programs.pg_ctl, args),
    stop: stopCommand(cluster),
    pidFile: pidFile(cluster),
    uid: runner.uid,
    guardFile,
    discard: isDurable ? [] : [data, log],
  });
  if ((await guard.started) === 0) return { port, guard };
  const said = await readFile(log, "utf8").catch(() => "");
  throw new EmbeddedPostgresError(
    `PostgreSQL did not start on port ${port}. The end of ${log}:\n${said.slice(-800).trim()}`,
  );
}

const stopCommand = ({ programs, runner, data }: Cluster) =>
  commandOf(runner, programs.pg_ctl, ["-D", data, "stop", "-m", "fast", "-w", "-t", "60"]);

/** `stop` of a server that has stopped already is fine. */
async function stop(cluster: Cluster, guard: Guard): Promise<void> {
  const code = await guard.end();
  if (code === null) await stopUnguarded(cluster);
  else if (code !== 0)
    throw new EmbeddedPostgresError(`PostgreSQL in ${cluster.data} did not stop; see ${cluster.log}`);
}

/** Its guard was killed too: nobody else stops it. */
async function stopUnguarded(cluster: Cluster): Promise<void> {
  if (!(await isRunning(cluster))) return;
  const { code, output } = await runCommand(cluster.runner, stopCommand(cluster));
  if (code !== 0 && (await isRunning(cluster)))
    throw new EmbeddedPostgresError(`PostgreSQL in ${cluster.data} did not stop: ${output.trim()}`);
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
