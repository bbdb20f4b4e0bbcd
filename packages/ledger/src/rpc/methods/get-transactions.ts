import { z } from "zod";
import { ledgerRange } from "../ledger-range";
import { count, pagination, parseParams, text } from "../params";
import type { RpcContext, RpcMethod } from "../rpc-context";
import { invalidParams, invalidRequest } from "../rpc-error";
import { decodeToid, encodeToid } from "../toid";
import { transactionInfo } from "../transaction-info";
import { parseXdrFormat, type XdrFormat } from "../xdr-format";
import { checkStart } from "./get-ledgers";

const schema = z.object({ startLedger: count(), pagination: pagination(), xdrFormat: text() });
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** Where to go on: a ledger, and the last transaction in it that is known already. */
interface Start {
  readonly ledger: number;
  readonly after: number;
}

export const getTransactions: RpcMethod = (params, context) => {
  const request = parseParams(schema, "GetTransactionsRequest", params);
  const format = parseXdrFormat(request.xdrFormat);
  const range = ledgerRange(context);
  const { limit } = request.pagination;
  if (limit > MAX_LIMIT) throw invalidRequest(`limit must not exceed ${MAX_LIMIT}`);
  const start = startOf(request);
  checkStart(start.ledger, range);
  const { transactions, cursor } = collect(context, start, limit === 0 ? DEFAULT_LIMIT : limit, format);
  return {
    transactions,
    latestLedger: range.latestLedger,
    latestLedgerCloseTimestamp: Number(range.latestLedgerCloseTime),
    oldestLedger: range.oldestLedger,
    oldestLedgerCloseTimestamp: Number(range.oldestLedgerCloseTime),
    cursor,
  };
};

function startOf({ startLedger, pagination: { cursor } }: z.output<typeof schema>): Start {
  if (cursor === "") return { ledger: startLedger, after: 0 };
  if (startLedger !== 0) throw invalidRequest("startLedger and cursor cannot both be set");
  if (!/^\d+$/.test(cursor))
    throw invalidParams(`strconv.ParseInt: parsing ${JSON.stringify(cursor)}: invalid syntax`);
  const { ledger, transaction } = decodeToid(BigInt(cursor));
  return { ledger, after: transaction };
}

function collect({ ledger }: RpcContext, start: Start, limit: number, format: XdrFormat) {
  const transactions: object[] = [];
  // With nothing more to read, the cursor stands at the end of what there is.
  let cursor = encodeToid({ ledger: ledger.head.ledger.sequence, transaction: 0, operation: 0 });
  for (const summary of ledger.history.storedFrom(start.ledger)) {
    const first = summary.sequence === start.ledger ? start.after : 0;
    if (summary.transactions <= first) continue;
    const stored = ledger.history.read(summary);
    for (const [index, transaction] of stored.transactions.entries()) {
      if (index < first) continue;
      const order = index + 1;
      const info = transactionInfo(transaction, order, transaction.id, format);
      transactions.push({ ...info, ledger: summary.sequence, createdAt: Number(summary.closeTime) });
      cursor = encodeToid({ ledger: summary.sequence, transaction: order, operation: 1 });
      if (transactions.length === limit) return { transactions, cursor: String(cursor) };
    }
  }
  return { transactions, cursor: String(cursor) };
}
