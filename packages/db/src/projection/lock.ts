import type { Sql } from "../sql/sql";

/** Any number that nobody else in this database uses for advisory locks ("ajo" in ASCII). */
const PROJECTION_LOCK = 0x616a6f;

/** One for each schema: a projection that is being built does not wait for the one that serves. */
const lockOf = (schema: string): string =>
  `select pg_advisory_xact_lock(${PROJECTION_LOCK}, hashtext(${schema}))`;
const TAKE = { name: "projection-lock", text: lockOf("current_schema()") };

/** Until the transaction ends, nobody else changes what the chain says: neither events nor snapshots interleave. */
export const lockProjection = async (sql: Sql): Promise<void> => {
  await sql.query(TAKE);
};

/**
 * The same of a schema by name, and that its tables are there: names that are not found in it would be found in the one
 * that serves. Nobody moves or drops them until the transaction ends.
 */
export const holdProjectionOf = (schema: string): string =>
  `${lockOf(`'${schema}'`)}; lock table ${schema}.indexer_cursor in access share mode`;

/** Until the transaction ends, nobody else does anything in a schema, which need not be there. */
export const lockProjectionOf = async (sql: Sql, schema: string): Promise<void> => {
  await sql.select(lockOf(`'${schema}'`));
};
