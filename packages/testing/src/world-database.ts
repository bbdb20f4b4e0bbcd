import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDatabase, type Database } from "@ajo/db";
import { migrateDatabase, startEmbeddedPostgres } from "@ajo/db/embedded-postgres";
import pg from "pg";

/** A migrated, empty database of a world's own. */
export interface WorldDatabase {
  url: string;
  database: Database;
  close(): Promise<void>;
}

/** The worlds of one process share a server; each clones the database that was migrated once. */
interface SharedServer {
  url: string;
  worlds: number;
  stop(): Promise<void>;
}
let shared: Promise<SharedServer> | undefined;

/** `copyOf`: another world's database, which nobody may be connected to meanwhile; a migrated, empty one unless told. */
export async function createWorldDatabase({
  copyOf,
}: { copyOf?: Pick<WorldDatabase, "url"> } = {}): Promise<WorldDatabase> {
  shared ??= startServer();
  const server = await shared;
  server.worlds += 1;
  const template = copyOf === undefined ? "ajo" : new URL(copyOf.url).pathname.slice(1);
  const name = `world_${randomBytes(8).toString("hex")}`;
  await execute(server.url, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const url = urlOf(server.url, name);
  const database = createDatabase({ url, poolSize: 5 });
  return {
    url,
    database,
    async close() {
      await database.close();
      await execute(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
      server.worlds -= 1;
      if (server.worlds > 0) return;
      shared = undefined;
      await server.stop();
    },
  };
}

async function startServer(): Promise<SharedServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "ajo-world-"));
  const server = await startEmbeddedPostgres(folder, { durable: false });
  await migrateDatabase(server.url);
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.url, worlds: 0, stop };
}

/** Run from `postgres`: the template must have no connection while it is cloned. */
async function execute(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(serverUrl, "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
