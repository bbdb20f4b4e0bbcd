import type { ContractId, GroupEvent, GroupId } from "@ajo/schemas";
import { type GroupState, projectGroupEvent } from "@ajo/schemas/fold";
import { notifyProjected } from "../changes/channel";
import { addNotifications } from "../notification/add-notifications";
import type { Sql } from "../sql/sql";
import { saveToken } from "../token/save-token";
import { getCursor, putCursor } from "./cursor";
import { loadGroups } from "./load-groups";
import { lockProjection } from "./lock";
import { park } from "./parked";
import { storeLedgers, storeOutbox } from "./store-bookkeeping";
import { storeGroups } from "./store-groups";
import { storeHistory } from "./store-history";
import { markSuspects } from "./suspects";
import {
  OutOfOrderError,
  type DueRound,
  type LedgerRange,
  type ProjectionHooks,
  type ProjectionResult,
} from "./types";

/**
 * Brings the projection from ledger `after` to ledger `ledger`. Within the caller's transaction: cursor, groups,
 * history, outbox, notifications and jobs become visible together or not at all.
 * - The projection is there already: nothing happens (a page read twice, a restart after the commit).
 * - The projection stands elsewhere: OutOfOrderError (pages reordered, another indexer was faster).
 */
export async function applyRange(
  sql: Sql,
  range: LedgerRange,
  hooks: ProjectionHooks,
): Promise<ProjectionResult> {
  await lockProjection(sql);
  const cursor = await getCursor(sql);
  if (cursor === null) throw new Error("the projection has not begun: call restart() first");
  if (range.ledger <= cursor.ledger && range.after < cursor.ledger)
    return { applied: false, events: 0, suspects: [] };
  if (range.after !== cursor.ledger || range.ledger < range.after)
    throw new OutOfOrderError(cursor.ledger, range);

  const { events, before } = await keepOurs(sql, inChainOrder(range), cursor.factoryId);
  const after = foldEvents(before, events);
  const changed = [...after.values()].filter((group) => before.get(group.id) !== group);
  for (const token of range.tokens ?? []) await saveToken(sql, token);
  await storeGroups(sql, changed, before);
  await storeHistory(sql, events);
  const changes = await storeOutbox(sql, events);
  await storeLedgers(sql, events);
  const puzzled = await park(sql, range.parked ?? [], cursor.factoryId);
  const suspicious = changed.filter((group) => group.suspect).map((group) => group.id);
  const suspects = [...new Set([...suspicious, ...puzzled])];
  await markSuspects(sql, suspects, range.ledger);
  await forgetPassedSnapshots(sql, range.ledger);
  await putCursor(sql, { ...cursor, cursor: range.cursor, ledger: range.ledger, closeTime: range.closeTime });
  await notifyProjected(sql, { changes, administered: range.administered === true }, range);
  const groupIds = changed.map((group) => group.id);
  if (hooks.notifySince !== undefined) await addNotifications(sql, groupIds, hooks.notifySince, hooks);
  if (hooks.enqueueSettlements !== undefined) {
    const due = await listDueRounds(sql, range.closeTime);
    if (due.length > 0) await hooks.enqueueSettlements(sql, due);
  }
  return { applied: true, events: events.length, suspects };
}

/** The range's events by id, which is chain order, each once. Pages may repeat or shuffle them. */
function inChainOrder({ after, ledger, events }: LedgerRange): GroupEvent[] {
  const unique = new Map(events.map((event) => [event.id, event]));
  for (const event of unique.values())
    if (event.ledger <= after || event.ledger > ledger)
      throw new Error(
        `event ${event.id} of ledger ${event.ledger} does not belong to ledgers ${after + 1}..${ledger}`,
      );
  return [...unique.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Keeps the events of our factory and of the groups it made. Anyone can publish events that look like ours; a group
 * is one of ours when the factory says so, and its first events come before the factory's in the same ledger.
 */
async function keepOurs(sql: Sql, events: GroupEvent[], factoryId: ContractId) {
  const trusted = events.filter((event) => event.name !== "group_created" || event.factoryId === factoryId);
  const before = await loadGroups(sql, [...new Set(trusted.map((event) => event.groupId))]);
  const created = trusted.filter((event) => event.name === "group_created").map((event) => event.groupId);
  const ours = new Set<GroupId>([...before.keys(), ...created]);
  return { events: trusted.filter((event) => ours.has(event.groupId)), before };
}

function foldEvents(
  before: ReadonlyMap<GroupId, GroupState>,
  events: GroupEvent[],
): Map<GroupId, GroupState> {
  const groups = new Map(before);
  for (const event of events) {
    const next = projectGroupEvent(groups.get(event.groupId) ?? null, event);
    if (next !== null) groups.set(event.groupId, next);
  }
  return groups;
}

const FORGET_SNAPSHOTS = {
  name: "forget-passed-snapshots",
  text: "update groups set snapshot_ledger = null, snapshot_at = null where snapshot_ledger <= $1",
};

async function forgetPassedSnapshots(sql: Sql, ledger: number): Promise<void> {
  await sql.query(FORGET_SNAPSHOTS, [ledger]);
}

const LIST_DUE = {
  name: "list-due-rounds",
  text: "select id, current_round from groups where settleable_at <= $1 order by settleable_at",
};

/** Rounds that can be settled by the chain's clock; the wall clock has no say. */
export async function listDueRounds(sql: Sql, closeTime: Date): Promise<DueRound[]> {
  const rows = await sql.query<{ id: string; current_round: number }>(LIST_DUE, [closeTime]);
  return rows.map((row) => ({ groupId: row.id as GroupId, round: row.current_round }));
}
