import { z } from "zod";
import { xdr } from "@stellar/stellar-sdk/base";
import type { LedgerRecord } from "../../engine/history";
import { toHex } from "../../xdr/bytes";
import { ledgerRange, type LedgerRange } from "../ledger-range";
import { count, pagination, parseParams, text } from "../params";
import type { RpcMethod } from "../rpc-context";
import { invalidParams, invalidRequest } from "../rpc-error";
import { parseXdrFormat, type XdrFormat, xdrField } from "../xdr-format";

const schema = z.object({ startLedger: count(), pagination: pagination(), xdrFormat: text() });
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

export const getLedgers: RpcMethod = (params, context) => {
  const request = parseParams(schema, "GetLedgersRequest", params);
  const format = parseXdrFormat(request.xdrFormat);
  const range = ledgerRange(context);
  const start = startOf(request, range);
  const { limit } = request.pagination;
  if (limit > MAX_LIMIT) throw invalidRequest(`limit must not exceed ${MAX_LIMIT}`);
  const ledgers = [];
  let last = request.pagination.cursor;
  for (const record of context.ledger.history.recordsFrom(start)) {
    if (ledgers.length === (limit === 0 ? DEFAULT_LIMIT : limit)) break;
    ledgers.push(ledgerInfo(record, format));
    last = String(record.header.sequence);
  }
  return {
    ledgers,
    latestLedger: range.latestLedger,
    latestLedgerCloseTime: Number(range.latestLedgerCloseTime),
    oldestLedger: range.oldestLedger,
    oldestLedgerCloseTime: Number(range.oldestLedgerCloseTime),
    cursor: last,
  };
};

/** The first ledger asked for: `startLedger`, or the one after the cursor, never both. */
function startOf(
  { startLedger, pagination: { cursor } }: z.output<typeof schema>,
  range: LedgerRange,
): number {
  if (cursor === "") {
    checkStart(startLedger, range);
    return startLedger;
  }
  if (startLedger !== 0) throw invalidRequest("startLedger and cursor cannot both be set");
  if (!/^\d+$/.test(cursor))
    throw invalidParams(`strconv.ParseUint: parsing ${JSON.stringify(cursor)}: invalid syntax`);
  const start = Number(cursor) + 1;
  // Right after the latest ledger there is nothing yet, which is no error for somebody who follows along.
  if (start !== range.latestLedger + 1) checkStart(start, range);
  return start;
}

export function checkStart(start: number, { oldestLedger, latestLedger }: LedgerRange): void {
  if (start >= oldestLedger && start <= latestLedger) return;
  throw invalidRequest(
    `start ledger (${start}) must be between the oldest ledger: ${oldestLedger} and the latest ledger: ${latestLedger} for this rpc instance`,
  );
}

function ledgerInfo({ header, headerEntry, closeMeta }: LedgerRecord, format: XdrFormat) {
  const base64 = { headerXdr: "", metadataXdr: "" };
  return {
    hash: toHex(header.hash),
    sequence: header.sequence,
    ledgerCloseTime: String(header.closeTime),
    ...base64,
    ...xdrField(format, "header", xdr.LedgerHeaderHistoryEntry, headerEntry),
    ...xdrField(format, "metadata", xdr.LedgerCloseMeta, closeMeta),
  };
}
