import type { GroupId } from "@ajo/schemas";
import type { Sql } from "../sql/sql";
import { announce, type AnnounceHooks, type NewNotification } from "./announce";
import type { OrderDue } from "./orders-due";
import { DUE_SOON, TOLD_BY_STATE } from "./told-by-state";

/** Tells members of what happened to these groups since `since`. Within the transaction that made it happen. */
export async function addNotifications(
  sql: Sql,
  groupIds: readonly GroupId[],
  since: Date,
  hooks: AnnounceHooks,
): Promise<void> {
  if (groupIds.length === 0) return;
  const added: NewNotification[] = [];
  for (const statement of TOLD_BY_STATE)
    added.push(...(await sql.query<NewNotification>(statement, [groupIds, since])));
  await announce(sql, added, hooks);
}

/** Reminds members whose contribution is due shortly, by the network's clock; how many. Within a transaction. */
export async function addDueSoon(
  sql: Sql,
  closeTime: Date,
  uncovered: readonly OrderDue[],
  hooks: AnnounceHooks,
): Promise<number> {
  const added = await sql.query<NewNotification>(DUE_SOON, [
    closeTime,
    uncovered.map(({ owner }) => owner),
    uncovered.map(({ groupId }) => groupId),
  ]);
  await announce(sql, added, hooks);
  return added.length;
}
