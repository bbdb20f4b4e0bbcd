import { roundPrice, type GroupId, type MemberAddress } from "@ajo/schemas";
import { amountOf } from "../sql/amount";
import type { Sql } from "../sql/sql";
import { ORDERS_DUE } from "./told-by-state";

/** What a standing order is to draw when the current round of its group is settled. */
export interface OrderDue {
  groupId: GroupId;
  owner: MemberAddress;
  /** The token's contract. */
  token: string;
  /** The round that is due and those that are late, with their fees, in the token's smallest unit. */
  amount: bigint;
}

interface Row extends Record<string, unknown> {
  address: MemberAddress;
  group_id: GroupId;
  token_id: string;
  contribution: string;
  late_fee_bps: number;
  reserve_fee_bps: number;
  late_rounds: number;
}

export async function listOrdersDue(sql: Sql, closeTime: Date): Promise<OrderDue[]> {
  const rows = await sql.query<Row>(ORDERS_DUE, [closeTime]);
  return rows.map((row) => {
    const terms = {
      contribution: amountOf(row.contribution),
      lateFeeBps: row.late_fee_bps,
      reserveFeeBps: row.reserve_fee_bps,
    };
    const amount = roundPrice(terms, false) + BigInt(row.late_rounds) * roundPrice(terms, true);
    return { groupId: row.group_id, owner: row.address, token: row.token_id, amount };
  });
}
