import { currentOrder, owesRound, type GroupSummary, type Member, type MemberAddress } from "@ajo/schemas";
import { freshnessOf, type FreshnessRow, type Projected } from "../projected";
import type { Sql } from "../sql/sql";
import { GROUP_COLUMNS, groupSummaryOf, type GroupRow } from "./group-rows";
import { memberOf, type MemberRow } from "./member-rows";
import { PROJECTION_FRESHNESS } from "./list-groups";

export interface MemberGroup {
  group: GroupSummary;
  member: Member;
  /** The round whose pot this member receives: their turn. */
  payoutRound: number;
  /** How many owe that round. */
  payoutPayers: number;
  /** The turn that the proposed order gives this member, who has not accepted it; null where none waits for them. */
  turnToAccept: number | null;
  organiserSeenAt: Date;
}

/** Before the start, where all have to accept the order that the organiser proposes, and this member has not. */
const IS_ORDERING = "g.status = 'forming' and g.turn_order = 'fixed' and not m.has_accepted";

const LIST_MEMBER_GROUPS = {
  name: "list-member-groups",
  text: `select ${GROUP_COLUMNS}, g.organiser_seen_at, c.ledger as as_of_ledger, c.close_time as as_of,
      m.address, u.display_name, u.picture_hash as picture, m.seat, m.turn, m.paid_rounds, m.held_amount,
      m.deposit, m.defaulted, m.exited, m.standing_order, m.has_accepted, m.has_revealed, m.joined_at,
      array(select o.turn from group_members o
        where o.group_id = m.group_id and o.left_at is null and not o.exited) as turns_held,
      case when ${IS_ORDERING} then g.proceedings -> 'proposedOrder' end as proposed_order,
      case when ${IS_ORDERING} then array(select o.seat from group_members o
        where o.group_id = m.group_id and o.left_at is null) end as seats_taken
    from group_members m
    join groups g on g.id = m.group_id join tokens t on t.contract_id = g.token_id
    left join users u on u.wallet_address = m.address left join indexer_cursor c on true
    where m.address = $1 and m.left_at is null
    order by g.is_active desc, g.created_at desc, g.id desc`,
};

interface MemberGroupRow extends GroupRow, MemberRow, FreshnessRow {
  /** The turns of those who have not left on the way. */
  turns_held: number[];
  proposed_order: number[] | null;
  seats_taken: number[] | null;
  organiser_seen_at: Date;
}

/** The groups in which an address holds a seat: running ones first, then the newest. */
export async function listMemberGroups(sql: Sql, address: MemberAddress): Promise<Projected<MemberGroup[]>> {
  const rows = await sql.query<MemberGroupRow>(LIST_MEMBER_GROUPS, [address]);
  const data = rows.map((row) => {
    const group = groupSummaryOf(row);
    const member = memberOf(row, group);
    const payoutRound = member.turn;
    const payers = row.turns_held.filter((turn) => owesRound(group, { turn, status: "good" }, payoutRound));
    const order = currentOrder(row.proposed_order, row.seats_taken ?? []);
    const turnToAccept = order === null ? null : order.indexOf(member.seat) + 1;
    const organiserSeenAt = row.organiser_seen_at;
    return { group, member, payoutRound, payoutPayers: payers.length, turnToAccept, organiserSeenAt };
  });
  const freshness = rows[0] ?? (await sql.query<FreshnessRow>(PROJECTION_FRESHNESS))[0];
  return { data, ...freshnessOf(freshness) };
}
