import type { Sql } from "../sql/sql";

/** Any number that nobody else in this database uses for advisory locks ("ajo" in ASCII). */
const PROJECTION_LOCK = 0x616a6f;

const TAKE = { name: "projection-lock", text: `select pg_advisory_xact_lock(${PROJECTION_LOCK})` };

/** Until the transaction ends, nobody else changes what the chain says: neither events nor snapshots interleave. */
export const lockProjection = async (sql: Sql): Promise<void> => {
  await sql.query(TAKE);
};
