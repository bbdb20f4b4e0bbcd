import type { Sql } from "../sql/sql";

/** Any number that nobody else in this database uses for advisory locks ("ajo" in ASCII). */
const PROJECTION_LOCK = 0x616a6f;

const TAKE = {
  name: "projection-lock",
  // One for each schema: a projection that is being built does not wait for the one that serves.
  text: `select pg_advisory_xact_lock(${PROJECTION_LOCK}, hashtext(current_schema()))`,
};

/** Until the transaction ends, nobody else changes what the chain says: neither events nor snapshots interleave. */
export const lockProjection = async (sql: Sql): Promise<void> => {
  await sql.query(TAKE);
};
