import { PROJECTED_TABLES } from "../src/index";
import type { TestDatabase } from "./test-database";

/** Every row of every table that comes from the chain, in a comparable form. */
export async function dumpTables(database: TestDatabase): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(
    PROJECTED_TABLES.map(async (table) => {
      const rows = await database.rows<{ row: string }>(`select t::text as row from ${table} t order by 1`);
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(tables);
}
