import { settledRounds, type GroupSummary, type Member, type MemberAddress } from "@ajo/schemas";
import { amountOf } from "../sql/amount";

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
