import type { ContractId } from "@ajo/schemas";
import { TOKEN } from "@ajo/schemas/testing";
import { createDatabase, type Database } from "../src/index";
import { beginProjection } from "./project";
import { createTestDatabase, type TestDatabase } from "./test-database";

export interface FilledDatabase {
  test: TestDatabase;
  database: Database;
  end(): Promise<void>;
}

/** A statement that fills tables, and its values. */
export type Fill = [statement: string, values?: unknown[]];

/** A database of its own with these tokens, filled by statements, of which PostgreSQL knows what its tables hold. */
export async function createFilledDatabase(
  tokens: readonly ContractId[],
  fills: readonly Fill[],
): Promise<FilledDatabase> {
  const test = await createTestDatabase();
  const database = createDatabase({ url: test.url, poolSize: 2 });
  await beginProjection(database);
  for (const contractId of tokens) await database.tokens.saveToken({ ...TOKEN, contractId });
  for (const [statement, values] of fills) await test.rows(statement, values);
  await test.rows("analyze");
  return {
    test,
    database,
    end: async () => {
      await database.close();
      await test.drop();
    },
  };
}
