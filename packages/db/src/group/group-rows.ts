import {
  dueAt,
  scheduleOf,
  type Admission,
  type GroupId,
  type GroupStatus,
  type GroupSummary,
  type MemberAddress,
  type StartRule,
  type Token,
  type TurnOrder,
  type VacatedRound,
} from "@ajo/schemas";
import { amountOf } from "../sql/amount";

// Ids and addresses are branded here without parsing them again: only the projection writes these tables, and it
// takes parsed values.

/** What is stored of a group itself, as both reads and the projection take it from the table. */
export interface StoredGroup {
  id: string;
  name: string;
  organiser: string;
  token_id: string;
  contribution: string;
  frequency_seconds: number;
  grace_seconds: number;
  max_members: number;
  start_rule: StartRule;
  status: GroupStatus;
  current_round: number;
  total_rounds: number;
  created_at: Date;
  started_at: Date | null;
  escrow: string;
  start_by: Date | null;
  turn_order: TurnOrder;
  admission: Admission;
  deposit_bps: number;
  late_fee_bps: number;
  reserve_fee_bps: number;
  default_after: number;
  rulebook_hash: string;
  deputy: string | null;
  paused_until: Date | null;
  draw_ends_at: Date | null;
  reserve: string;
  vacated: VacatedRound[];
}

/** A group as lists and pages show it: with its counts and its token. */
export interface GroupRow extends StoredGroup {
  member_count: number;
  is_active: boolean;
  token_code: string;
  token_issuer: string | null;
  token_decimals: number;
  token_name: string;
}

/** Columns of GroupRow, of groups g and tokens t. */
export const GROUP_COLUMNS = `g.id, g.name, g.organiser, g.contribution, g.frequency_seconds, g.grace_seconds,
  g.max_members, g.start_rule, g.member_count, g.status, g.is_active, g.current_round, g.total_rounds,
  g.created_at, g.started_at, g.escrow, g.start_by, g.turn_order, g.admission, g.deposit_bps, g.late_fee_bps,
  g.reserve_fee_bps, g.default_after, g.rulebook_hash, g.deputy, g.paused_until, g.draw_ends_at, g.reserve, g.vacated,
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
    startBy: row.start_by,
    turnOrder: row.turn_order,
    admission: row.admission,
    depositBps: row.deposit_bps,
    lateFeeBps: row.late_fee_bps,
    reserveFeeBps: row.reserve_fee_bps,
    defaultAfter: row.default_after,
    rulebookHash: row.rulebook_hash,
    deputy: row.deputy as MemberAddress | null,
    pausedUntil: row.paused_until,
    drawEndsAt: row.draw_ends_at,
    reserve: amountOf(row.reserve),
    vacated: row.vacated,
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
