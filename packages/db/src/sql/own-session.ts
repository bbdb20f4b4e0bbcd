import { AjoError } from "@ajo/schemas";
import type pg from "pg";

/**
 * Holds only where PostgreSQL itself is at the other end: poolers (PgBouncer, Supavisor, RDS Proxy, Odyssey) name
 * processes of their own. Behind one, the next statement may run on another connection of PostgreSQL's, so that
 * whatever was set, locked, prepared or listened for stays with whoever gets this one.
 */
export const IN_OWN_SESSION = "pg_backend_pid() = $1";

/** The process that the other end said to be: the value of $1 above. */
export const processOf = (client: pg.ClientBase): number | null =>
  "processID" in client && typeof client.processID === "number" ? client.processID : null;

/** Throws DatabaseUnavailable behind a pooler, where locks and notices would be lost without a word. */
export async function requireOwnSession(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ own: boolean | null }>(`select ${IN_OWN_SESSION} as own`, [
    processOf(client),
  ]);
  if (rows[0]?.own !== true) throw poolerInBetween();
}

export const poolerInBetween = (): AjoError =>
  new AjoError(
    "DatabaseUnavailable",
    "This URL of the database leads to a connection pooler, which loses locks and notices: " +
      "set DATABASE_DIRECT_URL to PostgreSQL itself",
  );
