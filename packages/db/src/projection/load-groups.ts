import type { ContractId, GroupId, MemberAddress } from "@ajo/schemas";
import type { GroupState, MemberState } from "@ajo/schemas/fold";
import type { StoredGroup } from "../group/group-rows";
import { readProceedings } from "../group/stored-proceedings";
import { amountOf } from "../sql/amount";
import type { Sql } from "../sql/sql";

interface StateRow extends StoredGroup {
  factory_id: string;
  registry_index: number | null;
  founding_deputy: string | null;
  organiser_seen_at: Date;
  shorts: string[];
  proceedings: unknown;
  snapshot_ledger: number | null;
  snapshot_at: Date | null;
}

interface MemberStateRow {
  group_id: string;
  address: string;
  seat: number;
  turn: number;
  paid_rounds: number;
  held_amount: string;
  deposit: string;
  defaulted: boolean;
  exited: boolean;
  standing_order: boolean;
  has_accepted: boolean;
  has_revealed: boolean;
  joined_at: Date;
  left_at: Date | null;
}

const LOAD_GROUPS = { name: "load-group-states", text: "select * from groups where id = any($1)" };
const LOAD_MEMBERS = {
  name: "load-member-states",
  text: "select * from group_members where group_id = any($1)",
};

/** The stored states of the given groups by id; those that are not stored are absent. */
export async function loadGroups(sql: Sql, ids: readonly GroupId[]): Promise<Map<GroupId, GroupState>> {
  if (ids.length === 0) return new Map();
  const groupRows = await sql.query<StateRow>(LOAD_GROUPS, [ids]);
  const memberRows = await sql.query<MemberStateRow>(LOAD_MEMBERS, [ids]);
  const membersOf = byGroup(memberRows);
  return new Map(groupRows.map((row) => [row.id as GroupId, stateOf(row, membersOf.get(row.id) ?? [])]));
}

function byGroup(rows: MemberStateRow[]): Map<string, MemberStateRow[]> {
  const groups = new Map<string, MemberStateRow[]>();
  for (const row of rows) {
    const members = groups.get(row.group_id);
    if (members === undefined) groups.set(row.group_id, [row]);
    else members.push(row);
  }
  return groups;
}

// Ids and addresses are branded without parsing: only the projection writes these tables, from parsed values.

const stateOf = (row: StateRow, members: MemberStateRow[]): GroupState => ({
  id: row.id as GroupId,
  factoryId: row.factory_id as ContractId,
  registryIndex: row.registry_index,
  name: row.name,
  organiser: row.organiser as MemberAddress,
  organiserSeenAt: row.organiser_seen_at,
  seenBeforeInvited: null,
  tokenId: row.token_id as ContractId,
  contribution: amountOf(row.contribution),
  frequencySeconds: row.frequency_seconds,
  graceSeconds: row.grace_seconds,
  maxMembers: row.max_members,
  startRule: row.start_rule,
  status: row.status,
  currentRound: row.current_round,
  totalRounds: row.total_rounds,
  createdAt: row.created_at,
  startedAt: row.started_at,
  escrow: amountOf(row.escrow),
  startBy: row.start_by,
  turnOrder: row.turn_order,
  admission: row.admission,
  depositBps: row.deposit_bps,
  lateFeeBps: row.late_fee_bps,
  reserveFeeBps: row.reserve_fee_bps,
  defaultAfter: row.default_after,
  rulebookHash: row.rulebook_hash,
  foundingDeputy: row.founding_deputy as MemberAddress | null,
  deputy: row.deputy as MemberAddress | null,
  pausedUntil: row.paused_until,
  drawEndsAt: row.draw_ends_at,
  reserve: amountOf(row.reserve),
  vacated: row.vacated,
  shorts: row.shorts.map(amountOf),
  proceedings: readProceedings(row.proceedings),
  snapshotLedger: row.snapshot_ledger,
  snapshotAt: row.snapshot_at,
  members: members.map(memberStateOf),
  suspect: false,
});

const memberStateOf = (row: MemberStateRow): MemberState => ({
  address: row.address as MemberAddress,
  seat: row.seat,
  turn: row.turn,
  paidRounds: row.paid_rounds,
  heldAmount: amountOf(row.held_amount),
  deposit: amountOf(row.deposit),
  defaulted: row.defaulted,
  exited: row.exited,
  standingOrder: row.standing_order,
  hasAccepted: row.has_accepted,
  hasRevealed: row.has_revealed,
  joinedAt: row.joined_at,
  leftAt: row.left_at,
});
