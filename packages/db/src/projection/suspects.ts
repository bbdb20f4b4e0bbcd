import type { GroupId } from "@ajo/schemas";
import type { Sql } from "../sql/sql";

/** Readings of a broken group are tried again after 2, 4, 8 ... seconds, at most this many. */
const LONGEST_PAUSE_SECONDS = 600;

const MARK = {
  name: "mark-suspects",
  text: `insert into suspect_groups (group_id, ledger) select unnest($1::text[]), $2
    on conflict (group_id) do update set ledger = excluded.ledger, attempts = 0, retry_at = now()`,
};
const LIST = {
  name: "list-suspects",
  text: "select group_id from suspect_groups where retry_at <= now() order by retry_at, group_id limit $1",
};
const FORGET = { name: "forget-suspect", text: "delete from suspect_groups where group_id = $1" };
const POSTPONE = {
  name: "postpone-suspect",
  text: `update suspect_groups set attempts = attempts + 1,
      retry_at = now() + make_interval(secs => least(2 ^ (attempts + 1), ${LONGEST_PAUSE_SECONDS})) where group_id = $1`,
};
const COUNT = { name: "count-suspects", text: "select count(*)::int as count from suspect_groups" };

/** Remembers groups to read from their contracts; within the transaction that noticed. */
export async function markSuspects(sql: Sql, groupIds: readonly GroupId[], ledger: number): Promise<void> {
  if (groupIds.length > 0) await sql.query(MARK, [groupIds, ledger]);
}

export async function listSuspects(sql: Sql, limit: number): Promise<GroupId[]> {
  // Written by markSuspects alone.
  return (await sql.query<{ group_id: string }>(LIST, [limit])).map((row) => row.group_id as GroupId);
}

export async function forgetSuspect(sql: Sql, groupId: GroupId): Promise<void> {
  await sql.query(FORGET, [groupId]);
}

export async function postponeSuspect(sql: Sql, groupId: GroupId): Promise<void> {
  await sql.query(POSTPONE, [groupId]);
}

export async function countSuspects(sql: Sql): Promise<number> {
  return (await sql.query<{ count: number }>(COUNT))[0]?.count ?? 0;
}
