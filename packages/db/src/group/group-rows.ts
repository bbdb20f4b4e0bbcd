import {
  dueAt,
  scheduleOf,
  settleableAt,
  settledRounds,
  type Activity,
  type Contribution,
  type ContributionKind,
  type GroupId,
  type GroupStatus,
  type GroupSummary,
  type Member,
  type MemberAddress,
  type Round,
  type StartRule,
  type Token,
  type TxHash,
  type EventId,
} from "@ajo/schemas";
import { amountOf, amountOrNull } from "../sql/amount";

// Ids and addresses are branded here without parsing them again: only the projection writes these tables, and it
// takes parsed values.

export interface GroupRow {
  id: string;
  name: string;
  organiser: string;
  contribution: string;
  frequency_seconds: number;
  grace_seconds: number;
  max_members: number;
  start_rule: StartRule;
  member_count: number;
  status: GroupStatus;
  is_active: boolean;
  current_round: number;
  total_rounds: number;
  created_at: Date;
  started_at: Date | null;
  escrow: string;
  token_id: string;
  token_code: string;
  token_issuer: string | null;
  token_decimals: number;
  token_name: string;
}

/** Columns of GroupRow, of groups g and tokens t. */
export const GROUP_COLUMNS = `g.id, g.name, g.organiser, g.contribution, g.frequency_seconds, g.grace_seconds,
  g.max_members, g.start_rule, g.member_count, g.status, g.is_active, g.current_round, g.total_rounds,
  g.created_at, g.started_at, g.escrow,
  t.contract_id as token_id, t.code as token_code, t.issuer as token_issuer, t.decimals as token_decimals, t.name as token_name`;

/** How fresh a single group is: the projection's ledger, or a snapshot's that was read ahead of it. */
export const GROUP_FRESHNESS = `greatest(c.ledger, g.snapshot_ledger) as as_of_ledger,
  case when g.snapshot_ledger > coalesce(c.ledger, 0) then g.snapshot_at else c.close_time end as as_of`;

export function groupSummaryOf(row: GroupRow): GroupSummary {
  const group = {
    id: row.id as GroupId,
    name: row.name,
    organiser: row.organiser as MemberAddress,
    token: tokenOf(row),
    contribution: amountOf(row.contribution),
    frequencySeconds: row.frequency_seconds,
    graceSeconds: row.grace_seconds,
    maxMembers: row.max_members,
    startRule: row.start_rule,
    memberCount: row.member_count,
    status: row.status,
    isActive: row.is_active,
    currentRound: row.current_round,
    totalRounds: row.total_rounds,
    createdAt: row.created_at,
    startedAt: row.started_at,
    escrow: amountOf(row.escrow),
  };
  const schedule = group.isActive ? scheduleOf(group) : null;
  return { ...group, nextDueAt: schedule === null ? null : dueAt(schedule, group.currentRound) };
}

const tokenOf = (row: GroupRow): Token => ({
  contractId: row.token_id as Token["contractId"],
  code: row.token_code,
  issuer: row.token_issuer,
  decimals: row.token_decimals,
  name: row.token_name,
});

/** A seat as JSON within a group's row: timestamps are text there. */
export interface MemberRow {
  address: string;
  display_name: string | null;
  seat: number;
  turn: number;
  paid_rounds: number;
  held_amount: string;
  joined_at: string | Date;
}

/** The members of group g in turn order, as a JSON array of MemberRow. */
export const MEMBERS_JSON = `(select coalesce(json_agg(json_build_object(
    'address', m.address, 'display_name', u.display_name, 'seat', m.seat, 'turn', m.turn,
    'paid_rounds', m.paid_rounds, 'held_amount', m.held_amount::text, 'joined_at', m.joined_at) order by m.turn), '[]')
  from group_members m left join users u on u.wallet_address = m.address
  where m.group_id = g.id and m.left_at is null)`;

type GroupProgress = Pick<GroupSummary, "status" | "currentRound" | "totalRounds" | "contribution">;

export function memberOf(row: MemberRow, group: GroupProgress): Member {
  const arrearsRounds = Math.max(0, settledRounds(group) - row.paid_rounds);
  return {
    address: row.address as MemberAddress,
    displayName: row.display_name,
    seat: row.seat,
    turn: row.turn,
    paidRounds: row.paid_rounds,
    arrearsRounds,
    arrearsAmount: BigInt(arrearsRounds) * group.contribution,
    heldAmount: amountOf(row.held_amount),
    joinedAt: new Date(row.joined_at),
  };
}

/** A settled round as JSON within a group's row. */
export interface RoundRow {
  round: number;
  recipient: string;
  payout: string;
  missing: number;
  held: boolean;
  settled_at: string | null;
  tx_hash: string | null;
}

/** The settled rounds of group g, as a JSON array of RoundRow. */
export const ROUNDS_JSON = `(select coalesce(json_agg(json_build_object(
    'round', r.round, 'recipient', r.recipient, 'payout', r.payout::text, 'missing', r.missing, 'held', r.held,
    'settled_at', r.settled_at, 'tx_hash', r.tx_hash) order by r.round), '[]')
  from rounds r where r.group_id = g.id)`;

/** All rounds of a started group: the settled ones as recorded, the others as schedule and turns foretell them. */
export function roundsOf(group: GroupSummary, members: Member[], settled: RoundRow[]): Round[] {
  const schedule = scheduleOf(group);
  if (schedule === null) return [];
  const recorded = new Map(settled.map((row) => [row.round, row]));
  const byTurn = new Map(members.map((member) => [member.turn, member.address]));
  const rounds: Round[] = [];
  for (let round = 1; round <= group.totalRounds; round++) {
    const row = recorded.get(round);
    const recipient = (row?.recipient as MemberAddress | undefined) ?? byTurn.get(round);
    if (recipient === undefined) throw new Error(`group ${group.id} has no member with turn ${round}`);
    rounds.push({
      round,
      dueAt: dueAt(schedule, round),
      settleableAt: settleableAt(schedule, round),
      recipient,
      status:
        row !== undefined
          ? "settled"
          : group.isActive && round === group.currentRound
            ? "current"
            : "upcoming",
      paidCount: members.filter((member) => member.paidRounds >= round).length,
      missingAtSettlement: row?.missing ?? null,
      payout: amountOrNull(row?.payout ?? null),
      held: row?.held ?? false,
      settledAt: row?.settled_at == null ? null : new Date(row.settled_at),
      txHash: (row?.tx_hash ?? null) as TxHash | null,
    });
  }
  return rounds;
}

export interface ContributionRow {
  id: string;
  group_id: string;
  member: string;
  payer: string;
  round: number;
  amount: string;
  kind: ContributionKind;
  tx_hash: string;
  ledger: number;
  at: Date;
}

export const contributionOf = (row: ContributionRow): Contribution => ({
  id: row.id as EventId,
  groupId: row.group_id as GroupId,
  member: row.member as MemberAddress,
  payer: row.payer as MemberAddress,
  round: row.round,
  amount: amountOf(row.amount),
  kind: row.kind,
  txHash: row.tx_hash as TxHash,
  ledger: row.ledger,
  at: row.at,
});

export interface ActivityRow {
  id: string;
  group_id: string;
  name: Activity["name"];
  member: string | null;
  payer: string | null;
  round: number | null;
  amount: string | null;
  kind: ContributionKind | null;
  held: boolean | null;
  tx_hash: string;
  ledger: number;
  at: Date;
}

export const activityOf = (row: ActivityRow): Activity => ({
  id: row.id as EventId,
  groupId: row.group_id as GroupId,
  name: row.name,
  member: row.member as MemberAddress | null,
  payer: row.payer as MemberAddress | null,
  round: row.round,
  amount: amountOrNull(row.amount),
  kind: row.kind,
  held: row.held,
  txHash: row.tx_hash as TxHash,
  ledger: row.ledger,
  at: row.at,
});
