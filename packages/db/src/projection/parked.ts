import type { ContractId, GroupId } from "@ajo/schemas";
import type { Sql } from "../sql/sql";
import type { KeptEvent, ParkedEvent } from "./types";

const PARK = {
  name: "park-event",
  text: `insert into parked_events (id, contract_id, ledger, closed_at, tx_hash, reason, topics, value)
    select $1, $2, $3, $4, $5, $6, $7, $8
    where $2 = $9 or exists (select 1 from groups where id = $2)
    on conflict (id) do nothing returning contract_id`,
};
const LIST = {
  name: "list-parked-events",
  text: `select id, contract_id as "contractId", ledger, closed_at as "closedAt", tx_hash as "txHash", reason, topics,
      value from parked_events where id > $1 order by id limit $2`,
};
const COUNT = {
  name: "count-parked-events",
  text: "select count(*)::int as count from parked_events",
};
const FORGET = { name: "forget-parked-events", text: "delete from parked_events where id = any($1)" };

/** Keeps what a later version may be able to read, of our own contracts only. Returns the groups concerned. */
export async function park(sql: Sql, parked: ParkedEvent[], factoryId: ContractId): Promise<GroupId[]> {
  const puzzled: GroupId[] = [];
  for (const { id, contractId, ledger, closedAt, txHash, reason, topics, value } of parked) {
    const values = [id, contractId, ledger, closedAt, txHash, reason, topics, value, factoryId];
    const kept = await sql.query(PARK, values);
    // A contract of ours that is not the factory is a group.
    if (kept.length > 0 && contractId !== factoryId) puzzled.push(contractId as GroupId);
  }
  return puzzled;
}

/** In chain order, after the event `after`; null for the first. */
export const listParked = (sql: Sql, after: string | null, limit: number): Promise<KeptEvent[]> =>
  sql.query<KeptEvent>(LIST, [after ?? "", limit]);

export const countParked = async (sql: Sql): Promise<number> =>
  (await sql.query<{ count: number }>(COUNT))[0]?.count ?? 0;

/** They are in the history now, or belong into none. */
export async function forgetParked(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql.query(FORGET, [ids]);
}
