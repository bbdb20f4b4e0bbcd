import { AjoError } from "@ajo/schemas";
import pg from "pg";
import { namingUnavailability } from "./database-error";
import { beginWithin, type Limits } from "./pool";

/** A statement that PostgreSQL parses and plans once for each connection. `name` is unique in this package. */
export interface Statement {
  name: string;
  text: string;
}

/** Runs statements: the pool, or one connection within a transaction. */
export interface Sql {
  query<Row extends pg.QueryResultRow>(statement: Statement, values?: unknown[]): Promise<Row[]>;
  /** For text that varies, or that is better planned for the values at hand. */
  select<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** For text that is not worth preparing. */
  run(text: string, values?: unknown[]): Promise<number>;
}

export interface SqlPool extends Sql {
  /** Commits when `work` resolves, rolls back when it throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
}

/** Statements on a pool, or on one connection. */
export const sqlOf = (client: pg.Pool | pg.ClientBase): Sql => ({
  query: <Row extends pg.QueryResultRow>(statement: Statement, values: unknown[] = []) =>
    namingUnavailability(async () => (await client.query<Row>({ ...statement, values })).rows),
  select: <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    namingUnavailability(async () => (await client.query<Row>(text, values)).rows),
  run: (text, values = []) =>
    namingUnavailability(async () => (await client.query(text, values)).rowCount ?? 0),
});

/**
 * `hold`: a statement that each transaction begins with, and each statement runs in one. Should it fail for want of a
 * table, the work is not done: NotAvailable.
 */
export function createSqlPool(pool: pg.Pool, limits: Limits, hold?: string): SqlPool {
  const begin = beginWithin(limits);
  if (hold === undefined)
    return {
      ...sqlOf(pool),
      transaction: (work) => namingUnavailability(() => inTransaction(pool, begin, work)),
    };
  const transaction: SqlPool["transaction"] = (work) =>
    namingUnavailability(() => inTransaction(pool, `${begin}; ${hold}`, work)).catch(namingLoss);
  return {
    transaction,
    query: (statement, values) => transaction((sql) => sql.query(statement, values)),
    select: (text, values) => transaction((sql) => sql.select(text, values)),
    run: (text, values) => transaction((sql) => sql.run(text, values)),
  };
}

/** PostgreSQL: invalid_schema_name, undefined_table. */
const GONE = new Set(["3F000", "42P01"]);

function namingLoss(error: unknown): never {
  if (!(error instanceof pg.DatabaseError) || error.code === undefined || !GONE.has(error.code)) throw error;
  throw new AjoError("NotAvailable", "the tables that were being built are gone: somebody else builds", {
    cause: error,
  });
}

async function inTransaction<T>(pool: pg.Pool, begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(sqlOf(client));
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((rollbackError: unknown) => {
      // Nothing is known of this connection any more: it must not go back into the pool.
      broken = rollbackError instanceof Error ? rollbackError : new Error(String(rollbackError));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
