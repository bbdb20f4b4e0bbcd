import { beginEpoch } from "../changes/epoch";
import { getCursor } from "../projection/cursor";
import { lockProjection, lockProjectionOf } from "../projection/lock";
import { takeTables } from "../projection/take-tables";
import type { Sql } from "../sql/sql";
import { SHADOW_SCHEMA } from "./shadow-schema";
import { PROJECTED_TABLES } from "./tables";

/** Where the tables that served until now lie for the rest of the transaction. */
const REPLACED_SCHEMA = "ajo_replaced";

const POSITIONS = {
  name: "rebuild-positions",
  text: `select s.ledger as built, s.network_passphrase || s.factory_id as built_chain,
      l.network_passphrase || l.factory_id as served_chain,
      greatest(l.ledger, (select max(snapshot_ledger) from groups)) as served
    from ${SHADOW_SCHEMA}.indexer_cursor s left join indexer_cursor l on true`,
};

interface PositionRow {
  built: number;
  built_chain: string;
  served: number | null;
  served_chain: string | null;
}

/**
 * Puts the built tables in the place of those that serve, within the caller's transaction: readers see the old
 * projection until it commits, and the new one after. Returns false, and changes nothing, when the projection that
 * serves knows something newer: build on, then ask again.
 */
export async function swapInShadow(sql: Sql): Promise<boolean> {
  // Better to fail and be asked again than to wait for long in the way of others.
  await sql.run("set local lock_timeout = '5s'");
  await lockProjection(sql);
  await lockProjectionOf(sql, SHADOW_SCHEMA);
  const [position] = await sql.query<PositionRow>(POSITIONS);
  if (position === undefined) throw new Error("the projection that is being built has not begun");
  const { built, built_chain, served, served_chain } = position;
  if (served_chain === built_chain && served !== null && served > built) return false;

  await takeTables(sql, PROJECTED_TABLES);
  await sql.run(`create schema ${REPLACED_SCHEMA}`);
  for (const table of PROJECTED_TABLES) await sql.run(`alter table ${table} set schema ${REPLACED_SCHEMA}`);
  for (const table of PROJECTED_TABLES) await sql.run(MOVE(table));
  await sql.run(`drop schema ${REPLACED_SCHEMA} cascade`);
  await sql.run(`drop schema ${SHADOW_SCHEMA} cascade`);
  if ((await getCursor(sql)) === null) throw new Error("the built projection did not take its place");
  await beginEpoch(sql);
  return true;
}

const MOVE = (table: string) =>
  `do $$ begin execute format('alter table ${SHADOW_SCHEMA}.${table} set schema %I', current_schema()); end $$`;
