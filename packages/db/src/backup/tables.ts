import type pg from "pg";
import { PROJECTED_TABLES } from "../rebuild/tables";

/**
 * What no backup holds. Whoever signs in proves who they are; a copy that lies around for years must not be what lets
 * somebody in, and a session that was revoked since must not come back.
 */
export const CREDENTIALS = ["sessions", "refresh_tokens", "challenges"] as const;
/** Prisma's own bookkeeping: the header tells the migrations, and they must be the target's. */
const BOOKKEEPING = "_prisma_migrations";

export interface TableShape {
  name: string;
  columns: string[];
}

const COLUMNS = `select c.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    and not c.table_name = any($1)
  group by c.table_name order by c.table_name`;
const REFERENCES = `select distinct r.relname as child, p.relname as parent from pg_constraint c
  join pg_class r on r.oid = c.conrelid join pg_class p on p.oid = c.confrelid
  where c.contype = 'f' and r.relnamespace = current_schema()::regnamespace and c.conrelid <> c.confrelid`;

/**
 * Every table of Ajo's schema but those of credentials, referred-to tables first: one that is added later is backed up
 * without being named here. `offChain`: without what the chain said.
 */
export async function listTables(
  client: pg.ClientBase,
  { offChain }: { offChain: boolean },
): Promise<TableShape[]> {
  const left = [...CREDENTIALS, BOOKKEEPING, ...(offChain ? PROJECTED_TABLES : [])];
  const { rows: tables } = await client.query<TableShape>(COLUMNS, [left]);
  const { rows: references } = await client.query<{ child: string; parent: string }>(REFERENCES);
  return inOrder(tables, references);
}

function inOrder(tables: TableShape[], references: { child: string; parent: string }[]): TableShape[] {
  const ordered: TableShape[] = [];
  let rest = tables;
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ name }) => name));
    const isReady = ({ name }: TableShape) =>
      !references.some(({ child, parent }) => child === name && waiting.has(parent));
    const ready = rest.filter(isReady);
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting].join(", ")}`);
    ordered.push(...ready);
    rest = rest.filter((table) => !isReady(table));
  }
  return ordered;
}

const MIGRATIONS = `select migration_name as name, checksum from ${BOOKKEEPING}
  where finished_at is not null and rolled_back_at is null order by migration_name`;

export const listMigrations = async (client: pg.ClientBase): Promise<{ name: string; checksum: string }[]> =>
  (await client.query<{ name: string; checksum: string }>(MIGRATIONS)).rows;

/** Identifiers come from the catalogue or a parsed header; quoted all the same. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const columnsOf = ({ columns }: TableShape): string => columns.map(quoted).join(", ");
