import { setTimeout } from "node:timers/promises";
import pg from "pg";
import type { Sql } from "../sql/sql";

/** Longer than reads take; for all tables together shorter than the second after which PostgreSQL looks for deadlocks. */
const PATIENCE_MS = 50;

/**
 * Keeps everybody from tables until the transaction ends. A reader holds some tables while it waits for others, in an
 * order of its own; should we wait for one of those with others in hand, PostgreSQL would find a deadlock, and as soon
 * end the reader as us. So this gives up before it looks (lock_not_available): roll back, and ask again a little later.
 */
export async function takeTables(sql: Sql, tables: readonly string[]): Promise<void> {
  await sql.run(`set local lock_timeout = ${PATIENCE_MS}`);
  await sql.run(`lock table ${tables.join(", ")} in access exclusive mode`);
}

/** PostgreSQL: lock_not_available, deadlock_detected. */
const IN_USE = new Set(["55P03", "40P01"]);

/** Whether a transaction that takes tables did not get them, and has changed nothing. */
export const isInUse = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code !== undefined && IN_USE.has(error.code);

const TRY_AGAIN_MS = 100;
const MOST_TRIES = 100;

/** Does a transaction that takes tables, and again while they are in use, for some ten seconds. */
export async function whenFree<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await transaction();
    } catch (error) {
      if (!isInUse(error) || tries === MOST_TRIES) throw error;
      await setTimeout(TRY_AGAIN_MS);
    }
}
