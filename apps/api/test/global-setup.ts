import type { TestProject } from "vitest/node";
import { startPostgres } from "./start-test-api";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the migrated, empty database that test databases are copied from. */
    templateUrl: string;
  }
}

/** One PostgreSQL for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide("templateUrl", postgres.url);
  return () => postgres.remove();
}
