import { type Activity, formatAmountPlain, type Token } from "@ajo/schemas";
import { toCsv } from "./csv";

const COLUMNS = [
  "at",
  "event",
  "round",
  "member",
  "payer",
  "amount",
  "token",
  "kind",
  "ledger",
  "transaction",
];

/** A group's history for a spreadsheet, oldest first: plain numbers, UTC times, whole addresses. */
export function activityCsv(items: readonly Activity[], token: Pick<Token, "code" | "decimals">): string {
  const rows = [...items]
    .reverse()
    .map((item) => [
      item.at.toISOString(),
      item.name,
      item.round === null ? "" : String(item.round),
      item.member ?? "",
      item.payer ?? "",
      item.amount === null ? "" : formatAmountPlain(item.amount, token.decimals),
      item.amount === null ? "" : token.code,
      item.kind ?? (item.held === true ? "held" : ""),
      String(item.ledger),
      item.txHash,
    ]);
  return toCsv([COLUMNS, ...rows]);
}
