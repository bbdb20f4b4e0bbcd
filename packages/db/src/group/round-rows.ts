import {
  dueAt,
  scheduleOf,
  settleableAt,
  type GroupSummary,
  type Member,
  type MemberAddress,
  type Round,
  type TxHash,
} from "@ajo/schemas";
import { amountOrNull } from "../sql/amount";

/** A settled round as JSON within a group's row. */
export interface RoundRow {
  round: number;
  recipient: string;
  payout: string;
  missing: number;
  held: boolean;
  help: string | null;
  kept: string | null;
  discount: string | null;
  short: string | null;
  settled_at: string | null;
  tx_hash: string | null;
}

/** The settled rounds of group g, as a JSON array of RoundRow. */
export const ROUNDS_JSON = `(select coalesce(json_agg(json_build_object(
    'round', r.round, 'recipient', r.recipient, 'payout', r.payout::text, 'missing', r.missing, 'held', r.held,
    'help', r.help::text, 'kept', r.kept::text, 'discount', r.discount::text, 'short', g.shorts ->> (r.round - 1),
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
      short: amountOrNull(row?.short ?? null),
      help: amountOrNull(row?.help ?? null),
      kept: amountOrNull(row?.kept ?? null),
      discount: amountOrNull(row?.discount ?? null),
      vacated: group.vacated.some((vacated) => vacated.round === round),
      settledAt: row?.settled_at == null ? null : new Date(row.settled_at),
      txHash: (row?.tx_hash ?? null) as TxHash | null,
    });
  }
  return rounds;
}
