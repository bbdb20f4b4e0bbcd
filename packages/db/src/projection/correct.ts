import { NO_PROCEEDINGS, type GroupEvent, type GroupId } from "@ajo/schemas";
import { type GroupState, projectGroupEvent } from "@ajo/schemas/fold";
import { notifyCorrected } from "../changes/channel";
import type { Sql } from "../sql/sql";
import { recountStatistics } from "../statistics/count";
import { getCursor } from "./cursor";
import { loadGroups } from "./load-groups";
import { lockProjection } from "./lock";
import { forgetParked } from "./parked";
import { storeLedgers, storeOutbox } from "./store-bookkeeping";
import { storeGroups } from "./store-groups";
import { storeHistory } from "./store-history";

const REMOVE = [
  { name: "remove-group", text: "delete from groups where id = $1" },
  { name: "remove-group-outbox", text: "delete from outbox where group_id = $1" },
  { name: "remove-group-suspect", text: "delete from suspect_groups where group_id = $1" },
];

const TOKEN_OF = { name: "token-of-group", text: "select token_id from groups where id = $1" };
const REMOVE_TOKEN = {
  name: "remove-unused-token",
  text: "delete from tokens where contract_id = $1 and not exists (select 1 from groups where token_id = $1)",
};

/** Takes a group that is not on the chain out of the projection, with all that hangs on it: its token, too, unless another group is in it. */
export async function removeGroup(sql: Sql, groupId: GroupId): Promise<void> {
  await lockProjection(sql);
  const [known] = await sql.query<{ token_id: string }>(TOKEN_OF, [groupId]);
  for (const statement of REMOVE) await sql.query(statement, [groupId]);
  if (known !== undefined) await sql.query(REMOVE_TOKEN, [known.token_id]);
  await notifyCorrected(sql, groupId);
}

const FORGET_HISTORY = [
  { name: "forget-contributions", text: "delete from contributions where group_id = $1 and ledger <= $2" },
  { name: "forget-activities", text: "delete from activities where group_id = $1 and ledger <= $2" },
];

/**
 * Writes the history of one group anew from its events (`replayed`: those that were parked until now); all that are left of them, in case the network has forgotten
 * the first ones. Only what the projection has passed: the rest is on its way. Of the state, only what no
 * contract tells is taken from them (dates, the place in the registry, what is under way).
 */
export async function restoreHistory(
  sql: Sql,
  groupId: GroupId,
  events: GroupEvent[],
  replayed: readonly string[],
): Promise<void> {
  await lockProjection(sql);
  const passed = (await getCursor(sql))?.ledger ?? 0;
  const known = events.filter((event) => event.groupId === groupId && event.ledger <= passed);
  // One that was parked says nothing of what the network still has.
  const isWhole = known.some(({ name, id }) => name === "group_opened" && !replayed.includes(id));
  if (isWhole) for (const statement of FORGET_HISTORY) await sql.query(statement, [groupId, passed]);
  await storeHistory(sql, known);
  await recountStatistics(sql, groupId);
  await storeOutbox(sql, known);
  await storeLedgers(sql, known);
  await recall(sql, groupId, known, { passed, isWhole });
  await forgetParked(sql, replayed);
  await notifyCorrected(sql, groupId);
}

async function recall(
  sql: Sql,
  groupId: GroupId,
  events: GroupEvent[],
  { passed, isWhole }: { passed: number; isWhole: boolean },
): Promise<void> {
  const before = await loadGroups(sql, [groupId]);
  const group = before.get(groupId);
  if (group === undefined) return;
  // To a state that is ahead of them, events add just this.
  const proceedings = isWhole ? NO_PROCEEDINGS : group.proceedings;
  let state: GroupState = { ...group, proceedings, snapshotLedger: passed };
  for (const event of events) state = projectGroupEvent(state, event) ?? state;
  await storeGroups(sql, [{ ...state, snapshotLedger: group.snapshotLedger }], before);
}
