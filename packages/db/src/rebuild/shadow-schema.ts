import type { Sql } from "../sql/sql";
import { lockProjectionOf } from "../projection/lock";
import { PROJECTED_TABLES } from "./tables";

/** Where a projection is built while another one serves. */
export const SHADOW_SCHEMA = "ajo_rebuild";

const CONSTRAINTS = {
  name: "shadow-constraints",
  text: `select format('alter table ${SHADOW_SCHEMA}.%I add constraint %I %s', t.relname, c.conname,
      pg_get_constraintdef(c.oid)) as ddl
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    where t.relnamespace = current_schema()::regnamespace and t.relname = any($1) and c.contype in ('p', 'u', 'x', 'f')
    order by c.contype = 'f', t.relname, c.conname`,
};
const INDEXES = {
  name: "shadow-indexes",
  text: `select replace(pg_get_indexdef(i.indexrelid), format(' ON %I.', current_schema()), ' ON ${SHADOW_SCHEMA}.') as ddl
    from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relnamespace = current_schema()::regnamespace and t.relname = any($1)
      and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
    order by i.indexrelid`,
};

/**
 * Makes empty copies of the projection's tables: same columns, names, indexes and constraints, read from the
 * catalogue. Types are shared. Within the caller's transaction.
 */
export async function createShadowSchema(sql: Sql): Promise<void> {
  await dropShadowSchema(sql);
  await sql.run(`create schema ${SHADOW_SCHEMA}`);
  for (const table of PROJECTED_TABLES)
    await sql.run(
      `create table ${SHADOW_SCHEMA}.${table} (like ${table} including all excluding indexes excluding statistics)`,
    );
  for (const { ddl } of await sql.query<{ ddl: string }>(INDEXES, [PROJECTED_TABLES])) await sql.run(ddl);
  const constraints = await sql.query<{ ddl: string }>(CONSTRAINTS, [PROJECTED_TABLES]);
  // Foreign keys are told without a schema when the search path shows the table: they must find the copies first.
  await sql.run(`set local search_path = ${SHADOW_SCHEMA}`);
  for (const { ddl } of constraints) await sql.run(ddl);
}

export async function dropShadowSchema(sql: Sql): Promise<void> {
  await lockProjectionOf(sql, SHADOW_SCHEMA);
  await sql.run(`drop schema if exists ${SHADOW_SCHEMA} cascade`);
}
