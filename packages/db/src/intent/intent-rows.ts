import {
  ajoErrorSchema,
  transactionSummarySchema,
  type GroupId,
  type IntentState,
  type TransactionIntent,
  type TransactionOutcome,
  type TransactionSummary,
  type TxHash,
  type WalletAddress,
} from "@ajo/schemas";
import { amountOf } from "../sql/amount";

// Ids and addresses are branded here without parsing them again: only this repository writes the table, and it takes
// parsed values.

export interface IntentRow {
  hash: string;
  source: string;
  summary: string | null;
  state: IntentState;
  expires_at: Date | null;
  envelope: string | null;
  sends: number;
  sponsored_at: Date | null;
  ledger: number | null;
  closed_at: Date | null;
  fee_charged: string | null;
  created_group_id: string | null;
  error: unknown;
  created_at: Date;
}

/** Columns of IntentRow. */
export const INTENT_COLUMNS = `hash, source, summary::text, state, expires_at, envelope, sends, sponsored_at, ledger,
  closed_at, fee_charged, created_group_id, error, created_at`;

/** What the server needs to look after an intent, beside what everybody may see. */
export interface StoredIntent extends TransactionIntent {
  envelope: string | null;
  sends: number;
}

export function intentOf(row: IntentRow): StoredIntent {
  return {
    hash: row.hash as TxHash,
    source: row.source as WalletAddress,
    summary: row.summary === null ? null : decodeSummary(row.summary),
    state: row.state,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    sponsored: row.sponsored_at !== null,
    outcome: outcomeOf(row),
    envelope: row.envelope,
    sends: row.sends,
  };
}

function outcomeOf(row: IntentRow): TransactionOutcome {
  const hash = row.hash as TxHash;
  switch (row.state) {
    case "confirmed":
      if (row.ledger === null || row.closed_at === null || row.fee_charged === null)
        throw new Error(`the confirmed intent ${hash} has no receipt`);
      return {
        status: "confirmed",
        receipt: {
          hash,
          ledger: row.ledger,
          at: row.closed_at,
          feeCharged: amountOf(row.fee_charged),
          createdGroupId: row.created_group_id as GroupId | null,
        },
      };
    case "failed":
      return { status: "failed", hash, error: ajoErrorSchema.parse(row.error) };
    case "expired":
      return { status: "expired", hash };
    case "prepared":
    case "signed":
      return { status: "unknown", hash };
  }
}

/** JSON knows no bigint: one travels as `{"bigint": "its digits"}`. */
export const encodeSummary = (summary: TransactionSummary): string =>
  JSON.stringify(summary, (_key, part: unknown) =>
    typeof part === "bigint" ? { bigint: part.toString() } : part,
  );

const decodeSummary = (text: string): TransactionSummary | null => {
  const value: unknown = JSON.parse(text, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || !("bigint" in part)) return part;
    return typeof part.bigint === "string" ? amountOf(part.bigint) : part;
  });
  // A summary of an older version may not be one of this version; the transaction is what matters.
  return transactionSummarySchema.safeParse(value).data ?? null;
};
