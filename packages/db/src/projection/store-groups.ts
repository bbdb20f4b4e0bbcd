import type { Sql } from "../sql/sql";
import { heldTotal, seatedMembers, settleableFrom, type GroupState, type MemberState } from "./group-state";

const STORE_GROUPS = {
  name: "store-group-states",
  text: `insert into groups (id, factory_id, registry_index, name, organiser, token_id, contribution, frequency_seconds,
      grace_seconds, max_members, start_rule, status, is_active, member_count, current_round, total_rounds, created_at,
      started_at, settleable_at, escrow, held_total, snapshot_ledger, snapshot_at)
    select id, factory_id, registry_index, name, organiser, token_id, contribution, frequency_seconds,
      grace_seconds, max_members, start_rule, status, status = 'active', member_count, current_round, total_rounds,
      created_at, started_at, settleable_at, escrow, held_total, snapshot_ledger, snapshot_at
    from json_to_recordset($1) as r (id text, factory_id text, registry_index int, name text, organiser text,
      token_id text, contribution numeric, frequency_seconds int, grace_seconds int, max_members int2,
      start_rule start_rule, status group_status, member_count int2, current_round int2, total_rounds int2,
      created_at timestamptz, started_at timestamptz, settleable_at timestamptz, escrow numeric, held_total numeric,
      snapshot_ledger int, snapshot_at timestamptz)
    on conflict (id) do update set factory_id = excluded.factory_id, registry_index = excluded.registry_index,
      name = excluded.name, organiser = excluded.organiser, token_id = excluded.token_id,
      contribution = excluded.contribution, frequency_seconds = excluded.frequency_seconds,
      grace_seconds = excluded.grace_seconds, max_members = excluded.max_members, start_rule = excluded.start_rule,
      status = excluded.status,
      is_active = excluded.is_active, member_count = excluded.member_count, current_round = excluded.current_round,
      total_rounds = excluded.total_rounds, created_at = excluded.created_at, started_at = excluded.started_at,
      settleable_at = excluded.settleable_at, escrow = excluded.escrow, held_total = excluded.held_total,
      snapshot_ledger = excluded.snapshot_ledger, snapshot_at = excluded.snapshot_at`,
};

const STORE_MEMBERS = {
  name: "store-member-states",
  text: `insert into group_members (group_id, address, seat, turn, paid_rounds, held_amount, joined_at, left_at)
    select group_id, address, seat, turn, paid_rounds, held_amount, joined_at, left_at
    from json_to_recordset($1) as r (group_id text, address text, seat int2, turn int2, paid_rounds int2,
      held_amount numeric, joined_at timestamptz, left_at timestamptz)
    on conflict (group_id, address) do update set seat = excluded.seat, turn = excluded.turn,
      paid_rounds = excluded.paid_rounds, held_amount = excluded.held_amount, joined_at = excluded.joined_at,
      left_at = excluded.left_at`,
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
  token_id: group.tokenId,
  contribution: group.contribution.toString(),
  frequency_seconds: group.frequencySeconds,
  grace_seconds: group.graceSeconds,
  max_members: group.maxMembers,
  start_rule: group.startRule,
  status: group.status,
  member_count: seatedMembers(group).length,
  current_round: group.currentRound,
  total_rounds: group.totalRounds,
  created_at: group.createdAt,
  started_at: group.startedAt,
  settleable_at: settleableFrom(group),
  escrow: group.escrow.toString(),
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
  joined_at: member.joinedAt,
  left_at: member.leftAt,
});
