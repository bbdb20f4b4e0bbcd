import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject, vi } from "vitest";

export interface TestDatabase {
  url: string;
  /** Rows of any statement, to look behind the repositories. */
  rows<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** How a query would be answered if reading whole tables were out of the question. */
  explainIndexed(sql: string): Promise<string>;
  /** Until a session of this database stands in a queue for a lock. */
  untilSomebodyWaitsForALock(): Promise<void>;
  drop(): Promise<void>;
}

/** A migrated, empty database of its own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const templateUrl = new URL(inject("templateUrl"));
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: withDatabase(templateUrl, "postgres") });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await administer(`create database ${name} template ${templateUrl.pathname.slice(1)}`);
  const url = withDatabase(templateUrl, name);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => undefined);
  return {
    url,
    rows: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await pool.query<Row>(sql, values)).rows,
    explainIndexed: async (sql) => {
      const client = await pool.connect();
      try {
        await client.query("set enable_seqscan = off; set enable_bitmapscan = off");
        const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${sql}`);
        return rows.map((row) => row["QUERY PLAN"]).join("\n");
      } finally {
        client.release(true);
      }
    },
    untilSomebodyWaitsForALock: async () => {
      const waiting =
        "select from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database() where not granted";
      await vi.waitUntil(async () => (await pool.query(waiting)).rowCount !== 0, {
        timeout: 10_000,
        interval: 5,
      });
    },
    drop: async () => {
      await pool.end();
      await administer(`drop database ${name} with (force)`);
    },
  };
}

function withDatabase(url: URL, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
