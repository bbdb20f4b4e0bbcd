import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase, startEmbeddedPostgres } from "../src/embedded-postgres/index";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the database that test databases are copied from. */
    templateUrl: string;
  }
}

/** One PostgreSQL for the whole run; each test file copies the migrated database (see test-database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "ajo-db-"));
  const postgres = await startEmbeddedPostgres(folder, { durable: false });
  await migrateDatabase(postgres.url);
  project.provide("templateUrl", postgres.url);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
