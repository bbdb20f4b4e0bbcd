import { memberView, type GroupSummary, type Member, type MemberAddress } from "@ajo/schemas";
import { amountOf } from "../sql/amount";

/** A seat as JSON within a group's row: timestamps are text there. */
export interface MemberRow {
  address: string;
  display_name: string | null;
  picture: string | null;
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
  joined_at: string | Date;
}

/** The members of group g in turn order, as a JSON array of MemberRow. */
export const MEMBERS_JSON = `(select coalesce(json_agg(json_build_object(
    'address', m.address, 'display_name', u.display_name, 'picture', u.picture_hash, 'seat', m.seat, 'turn', m.turn,
    'paid_rounds', m.paid_rounds, 'held_amount', m.held_amount::text, 'deposit', m.deposit::text,
    'defaulted', m.defaulted, 'exited', m.exited, 'standing_order', m.standing_order,
    'has_accepted', m.has_accepted, 'has_revealed', m.has_revealed, 'joined_at', m.joined_at) order by m.turn), '[]')
  from group_members m left join users u on u.wallet_address = m.address
  where m.group_id = g.id and m.left_at is null)`;

export function memberOf(row: MemberRow, group: GroupSummary): Member {
  const seat = {
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
  };
  return memberView(group, seat, {
    displayName: row.display_name,
    picture: row.picture,
    joinedAt: new Date(row.joined_at),
  });
}
