import {
  heldTotal,
  seatedMembers,
  settleableFrom,
  type GroupState,
  type MemberState,
} from "@ajo/schemas/fold";
import { writeProceedings } from "../group/stored-proceedings";
import type { Sql } from "../sql/sql";

// Columns with their types. Terms never change, but a stored row may be wrong and is then written anew.
const TERMS = `factory_id text, name text, token_id text, contribution numeric, frequency_seconds int,
  grace_seconds int, max_members int2, start_rule start_rule, start_by timestamptz, turn_order turn_order,
  admission admission, deposit_bps int2, late_fee_bps int2, reserve_fee_bps int2, default_after int2, rulebook_hash text,
  founding_deputy text`;
const STATE = `registry_index int, organiser text, organiser_seen_at timestamptz, deputy text, status group_status, is_active boolean,
  member_count int2, current_round int2, total_rounds int2, created_at timestamptz, started_at timestamptz,
  draw_ends_at timestamptz, paused_until timestamptz, settleable_at timestamptz, escrow numeric, reserve numeric,
  held_total numeric, vacated jsonb, shorts jsonb, proceedings jsonb, snapshot_ledger int, snapshot_at timestamptz`;
const MEMBER = `seat int2, turn int2, paid_rounds int2, held_amount numeric, deposit numeric, defaulted boolean,
  exited boolean, standing_order boolean, has_accepted boolean, has_revealed boolean, joined_at timestamptz,
  left_at timestamptz`;

const namesOf = (columns: string): string[] =>
  columns.split(",").map((column) => column.trim().split(" ")[0] ?? "");
const upsert = (table: string, key: string, columns: string): string => `
  insert into ${table} (${[...namesOf(key), ...namesOf(columns)].join(", ")})
  select ${[...namesOf(key), ...namesOf(columns)].join(", ")}
  from json_to_recordset($1) as r (${key}, ${columns})
  on conflict (${namesOf(key).join(", ")}) do update
  set ${namesOf(columns)
    .map((name) => `${name} = excluded.${name}`)
    .join(", ")}`;

const STORE_GROUPS = { name: "store-group-states", text: upsert("groups", "id text", `${TERMS}, ${STATE}`) };
const STORE_MEMBERS = {
  name: "store-member-states",
  text: upsert("group_members", "group_id text, address text", MEMBER),
};

/** Writes changed states. `before` tells which members changed: states are immutable, so the same object is unchanged. */
export async function storeGroups(
  sql: Sql,
  changed: GroupState[],
  before: ReadonlyMap<string, GroupState>,
): Promise<void> {
  if (changed.length === 0) return;
  await sql.query(STORE_GROUPS, [JSON.stringify(changed.map(groupRow))]);
  const members = changed.flatMap((group) => {
    const known = new Set(before.get(group.id)?.members);
    return group.members.filter((member) => !known.has(member)).map((member) => memberRow(group, member));
  });
  if (members.length > 0) await sql.query(STORE_MEMBERS, [JSON.stringify(members)]);
}

const groupRow = (group: GroupState) => ({
  id: group.id,
  factory_id: group.factoryId,
  registry_index: group.registryIndex,
  name: group.name,
  organiser: group.organiser,
  organiser_seen_at: group.organiserSeenAt,
  token_id: group.tokenId,
  contribution: group.contribution.toString(),
  frequency_seconds: group.frequencySeconds,
  grace_seconds: group.graceSeconds,
  max_members: group.maxMembers,
  start_rule: group.startRule,
  start_by: group.startBy,
  turn_order: group.turnOrder,
  admission: group.admission,
  deposit_bps: group.depositBps,
  late_fee_bps: group.lateFeeBps,
  reserve_fee_bps: group.reserveFeeBps,
  default_after: group.defaultAfter,
  rulebook_hash: group.rulebookHash,
  founding_deputy: group.foundingDeputy,
  deputy: group.deputy,
  status: group.status,
  is_active: group.status === "active",
  member_count: seatedMembers(group).length,
  current_round: group.currentRound,
  total_rounds: group.totalRounds,
  created_at: group.createdAt,
  started_at: group.startedAt,
  draw_ends_at: group.drawEndsAt,
  paused_until: group.pausedUntil,
  settleable_at: settleableFrom(group),
  escrow: group.escrow.toString(),
  reserve: group.reserve.toString(),
  vacated: group.vacated,
  shorts: group.shorts.map(String),
  proceedings: writeProceedings(group.proceedings),
  held_total: heldTotal(group).toString(),
  snapshot_ledger: group.snapshotLedger,
  snapshot_at: group.snapshotAt,
});

const memberRow = (group: GroupState, member: MemberState) => ({
  group_id: group.id,
  address: member.address,
  seat: member.seat,
  turn: member.turn,
  paid_rounds: member.paidRounds,
  held_amount: member.heldAmount.toString(),
  deposit: member.deposit.toString(),
  defaulted: member.defaulted,
  exited: member.exited,
  standing_order: member.standingOrder,
  has_accepted: member.hasAccepted,
  has_revealed: member.hasRevealed,
  joined_at: member.joinedAt,
  left_at: member.leftAt,
});
