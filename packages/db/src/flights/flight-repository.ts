import type pg from "pg";
import { createPool } from "../sql/pool";

export interface FlightRepository {
  /**
   * Runs `work` while nobody else, in any process on this database, runs work of the same key. `waited`: somebody
   * did before, and may have left a result behind. When the database cannot be asked, or waiting takes too long,
   * `work` runs all the same: twice is better than never.
   */
  alone<T>(key: string, work: (waited: boolean) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Each flight holds a connection while its work goes on, so it takes none of those that answer reads. */
const CONNECTIONS = 4;
const PATIENCE_MS = 5_000;

/** Advisory locks: they end with their connection, so a killed process blocks nobody. */
export function createFlightRepository(url: string): FlightRepository {
  const pool = createPool({ url, size: CONNECTIONS, statementMs: PATIENCE_MS, direct: true });
  return {
    alone: async (key, work) => {
      const held = await take(pool, key).catch(() => null);
      if (held === null) return work(true);
      try {
        return await work(held.waited);
      } finally {
        await held.release();
      }
    },
    close: () => pool.end(),
  };
}

async function take(pool: pg.Pool, key: string): Promise<{ waited: boolean; release: () => Promise<void> }> {
  const lock = [`ajo flight: ${key}`];
  const client = await pool.connect();
  const release = async () => {
    const failed = await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", lock).then(
      () => false,
      () => true,
    );
    // With a connection that cannot unlock, the lock goes as well.
    client.release(failed);
  };
  try {
    const tried = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as taken",
      lock,
    );
    if (tried.rows[0]?.taken === true) return { waited: false, release };
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", lock);
    return { waited: true, release };
  } catch (error) {
    client.release(true);
    throw error;
  }
}
