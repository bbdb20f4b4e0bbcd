import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import pg from "pg";
import { packageManifest } from "../package-manifest";
import { prismaEnvironment } from "./env";

export interface MigrationResult {
  /** Migrations that this call applied, in order; empty when the database was up to date. */
  applied: string[];
}

interface Migration {
  name: string;
  /** As Prisma computes it: SHA-256 of the script, in hex. */
  checksum: string;
}

/**
 * Brings a database to this version's schema: `prisma migrate deploy`, and nothing at all when every migration is
 * recorded as applied (which takes milliseconds instead of the seconds that the Prisma CLI needs to start).
 * Throws with Prisma's own words when a migration fails; the failed one is recorded and blocks until resolved.
 */
export async function migrateDatabase(url: string): Promise<MigrationResult> {
  const root = path.dirname(packageManifest());
  const wanted = await listMigrations(path.join(root, "prisma", "migrations"));
  const before = await appliedMigrations(url);
  const missing = wanted.filter(({ name, checksum }) => before.get(name) !== checksum);
  if (missing.length === 0) return { applied: [] };
  await prismaMigrateDeploy(root, url);
  return { applied: missing.map(({ name }) => name) };
}

async function listMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(path.join(folder, name, "migration.sql"));
      return { name, checksum: createHash("sha256").update(script).digest("hex") };
    }),
  );
}

/** Checksums of the finished migrations by name, from Prisma's own bookkeeping. */
async function appliedMigrations(url: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      "select 1 where to_regclass('_prisma_migrations') is not null",
    );
    if (tables.length === 0) return new Map();
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      "select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    return new Map(rows.map((row) => [row.migration_name, row.checksum]));
  } finally {
    await client.end();
  }
}

function prismaMigrateDeploy(root: string, url: string): Promise<void> {
  const cli = createRequire(path.join(root, "package.json")).resolve("prisma/build/index.js");
  const child = spawn(process.execPath, [cli, "migrate", "deploy"], {
    cwd: root,
    env: prismaEnvironment(url),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) => {
      if (code === 0) done();
      else
        failed(new Error(`prisma migrate deploy failed:\n${Buffer.concat(chunks).toString("utf8").trim()}`));
    });
  });
}
