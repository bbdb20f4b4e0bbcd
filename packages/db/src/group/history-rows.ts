import type {
  Activity,
  Contribution,
  ContributionKind,
  EventId,
  GroupId,
  MemberAddress,
  TxHash,
} from "@ajo/schemas";
import { amountOf, amountOrNull } from "../sql/amount";

// Ids and addresses are branded here without parsing them again: only the projection writes these tables, and it
// takes parsed values.

export interface ContributionRow {
  id: string;
  group_id: string;
  member: string;
  payer: string;
  round: number;
  amount: string;
  fee: string;
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
  fee: amountOf(row.fee),
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
  other: string | null;
  detail: string | null;
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
  other: row.other as MemberAddress | null,
  detail: row.detail,
  txHash: row.tx_hash as TxHash,
  ledger: row.ledger,
  at: row.at,
});
