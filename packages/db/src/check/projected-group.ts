import type { GroupId, GroupSnapshot } from "@ajo/schemas";
import { seatedMembers, type GroupState } from "@ajo/schemas/fold";
import { loadGroups } from "../projection/load-groups";
import { amountOf } from "../sql/amount";
import type { Sql } from "../sql/sql";
import { findMiscounted } from "../statistics/find-miscounted";

/** What the projection says of a group, in the terms in which its contract says it. */
export interface ProjectedGroup {
  state: Omit<GroupSnapshot, "asOf" | "asOfLedger">;
  /** The last ledger in which the group is known to have changed: its newest event, or a snapshot read ahead. */
  changedAt: number;
  /** Contributions in the history by member; null when some happened in ledgers that were never read. */
  contributions: ReadonlyMap<string, number> | null;
  /** Figures of members that are not what the history comes to: by `address.figure`, as kept and as counted anew. */
  miscounted: readonly { figure: string; kept: string | null; counted: string | null }[];
}

const ROUNDS = {
  name: "check-rounds",
  text: "select payout, missing from rounds where group_id = $1 order by round",
};
const CHANGED_AT = {
  name: "check-changed-at",
  text: "select coalesce(max(ledger), 0)::int as ledger from activities where group_id = $1",
};
// Complete when the group's own beginning is in the history, and no ledger after it was lost. Where a seat has changed
// hands or a turn was vacated, rounds paid and contributions made are no longer the same number.
const HISTORY = {
  name: "check-history",
  text: `select exists (select 1 from activities a where a.group_id = $1 and a.name = 'group_opened'
      and a.ledger > coalesce((select max(to_ledger) from history_gaps), 0))
    and not exists (select 1 from activities a where a.group_id = $1 and a.name in ('seat_moved', 'turn_vacated')) as complete`,
};
const CONTRIBUTIONS = {
  name: "check-contributions",
  text: "select member, count(*)::int as count from contributions where group_id = $1 group by member",
};

/** Null when the projection does not know the group. Within a transaction, so that all of it is of one moment. */
export async function findProjectedGroup(sql: Sql, groupId: GroupId): Promise<ProjectedGroup | null> {
  const group = (await loadGroups(sql, [groupId])).get(groupId);
  if (group === undefined) return null;
  const rounds = await sql.query<{ payout: string; missing: number }>(ROUNDS, [groupId]);
  const [changed] = await sql.query<{ ledger: number }>(CHANGED_AT, [groupId]);
  return {
    state: {
      ...stateOf(group),
      missing: rounds.map(({ missing }) => missing),
      payouts: rounds.map(({ payout }) => amountOf(payout)),
    },
    changedAt: Math.max(changed?.ledger ?? 0, group.snapshotLedger ?? 0),
    contributions: await findContributions(sql, groupId),
    miscounted: await findMiscounted(sql, groupId),
  };
}

async function findContributions(sql: Sql, groupId: GroupId): Promise<Map<string, number> | null> {
  const [history] = await sql.query<{ complete: boolean }>(HISTORY, [groupId]);
  if (history?.complete !== true) return null;
  const rows = await sql.query<{ member: string; count: number }>(CONTRIBUTIONS, [groupId]);
  return new Map(rows.map(({ member, count }) => [member, count]));
}

const stateOf = (group: GroupState): Omit<ProjectedGroup["state"], "missing" | "payouts"> => ({
  id: group.id,
  factoryId: group.factoryId,
  organiser: group.organiser,
  organiserSeenAt: group.organiserSeenAt,
  deputy: group.deputy,
  config: {
    name: group.name,
    token: group.tokenId,
    contribution: group.contribution,
    frequencySeconds: group.frequencySeconds,
    graceSeconds: group.graceSeconds,
    maxMembers: group.maxMembers,
    startRule: group.startRule,
    startBy: group.startBy,
    turnOrder: group.turnOrder,
    admission: group.admission,
    depositBps: group.depositBps,
    lateFeeBps: group.lateFeeBps,
    reserveFeeBps: group.reserveFeeBps,
    defaultAfter: group.defaultAfter,
    rulebookHash: group.rulebookHash,
    deputy: group.foundingDeputy,
  },
  status: group.status,
  currentRound: group.currentRound,
  totalRounds: group.totalRounds,
  startedAt: group.startedAt,
  drawEndsAt: group.drawEndsAt,
  pausedUntil: group.pausedUntil,
  escrow: group.escrow,
  reserve: group.reserve,
  shorts: [...group.shorts],
  vacated: [...group.vacated],
  members: seatedMembers(group)
    .sort((a, b) => a.turn - b.turn)
    .map(({ joinedAt: _joinedAt, leftAt: _leftAt, ...seat }) => seat),
});
