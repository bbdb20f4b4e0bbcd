import { StrKey, xdr } from "@stellar/stellar-sdk/base";
import { z } from "zod";
import type { ClosedEvent } from "../../engine/closed-ledger";
import type { LedgerSummary } from "../../engine/history";
import type { StoredEvents } from "../../storage/ledger-codec";
import { asBuffer } from "../../xdr/bytes";
import { type EventFilter, filterSchema, mayPass, parseFilters, passes } from "../event-filter";
import { ledgerRange, type LedgerRange, rangeWithTextTimes } from "../ledger-range";
import { count, pagination, parseParams, text } from "../params";
import type { RpcContext, RpcMethod } from "../rpc-context";
import { invalidParams, invalidRequest } from "../rpc-error";
import { decodeToid, encodeToid } from "../toid";
import { parseXdrFormat, type XdrFormat, xdrField, xdrListField } from "../xdr-format";

const schema = z.object({
  startLedger: count(),
  endLedger: count(),
  filters: z
    .array(filterSchema, { message: "[]protocol.EventFilter" })
    .nullish()
    .transform((value) => value ?? []),
  pagination: pagination(),
  xdrFormat: text(),
});

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 10_000;
/** Most ledgers that one request looks through. */
const SCANNED_LEDGERS = 10_000;
const LAST_EVENT = 4_294_967_295n;

interface EventCursor {
  readonly toid: bigint;
  readonly event: bigint;
}

export const getEvents: RpcMethod = (params, context) => {
  const request = parseParams(schema, "GetEventsRequest", params);
  const format = parseXdrFormat(request.xdrFormat);
  const range = ledgerRange(context);
  const filters = parseFilters(request.filters);
  const { limit } = request.pagination;
  if (limit > MAX_LIMIT) throw invalidParams(`limit must not exceed ${MAX_LIMIT}`);
  const { start, after } = startOf(request, range);
  const end = endOf(request, start, range);
  const { events, cursor } = collect(
    context,
    { start, after, end, filters, limit: limit === 0 ? DEFAULT_LIMIT : limit },
    format,
  );
  const { latestLedger, latestLedgerCloseTime, oldestLedger, oldestLedgerCloseTime } =
    rangeWithTextTimes(context);
  return {
    events,
    cursor: formatCursor(cursor),
    latestLedger,
    oldestLedger,
    latestLedgerCloseTime,
    oldestLedgerCloseTime,
  };
};

type Request = z.output<typeof schema>;

function startOf({ startLedger, endLedger, pagination: { cursor } }: Request, range: LedgerRange) {
  if (cursor !== "") {
    const after = parseCursor(cursor);
    if (startLedger !== 0 || endLedger !== 0)
      throw invalidParams("ledger ranges and cursor cannot both be set");
    const { ledger } = decodeToid(after.toid);
    checkStart(ledger, range);
    return { start: ledger, after };
  }
  if (startLedger === 0) throw invalidParams("startLedger must be positive");
  checkStart(startLedger, range);
  return { start: startLedger, after: null };
}

function checkStart(start: number, { oldestLedger, latestLedger }: LedgerRange): void {
  if (start < oldestLedger || start > latestLedger)
    throw invalidRequest(`startLedger must be within the ledger range: ${oldestLedger} - ${latestLedger}`);
}

/** The ledger after the last one to look through. */
function endOf({ endLedger }: Request, start: number, { latestLedger }: LedgerRange): number {
  const scanned = Math.min(start + SCANNED_LEDGERS, latestLedger + 1);
  if (endLedger === 0) return scanned;
  if (endLedger <= start) throw invalidParams("endLedger must be larger than startLedger");
  return Math.min(endLedger, scanned);
}

function parseCursor(cursor: string): EventCursor {
  const match = /^(\d{1,19})-(\d{1,10})$/.exec(cursor);
  if (match?.[1] === undefined || match[2] === undefined)
    throw invalidParams("invalid parameters", `invalid event id ${cursor}`);
  return { toid: BigInt(match[1]), event: BigInt(match[2]) };
}

function formatCursor({ toid, event }: EventCursor): string {
  return `${String(toid).padStart(19, "0")}-${String(event).padStart(10, "0")}`;
}

const isAfter = (left: EventCursor, right: EventCursor): boolean =>
  left.toid > right.toid || (left.toid === right.toid && left.event > right.event);

function collect(
  { ledger }: RpcContext,
  query: {
    start: number;
    end: number;
    after: EventCursor | null;
    filters: readonly EventFilter[];
    limit: number;
  },
  format: XdrFormat,
) {
  const events: object[] = [];
  for (const summary of ledger.history.storedFrom(query.start)) {
    if (summary.sequence >= query.end) break;
    if (!mayPass(query.filters, summary.emitters)) continue;
    const { events: candidates, owners } = ledger.history.readEvents(summary);
    for (const event of candidates) {
      const at = { toid: encodeToid({ ledger: summary.sequence, ...event }), event: BigInt(event.index) };
      if (query.after !== null && !isAfter(at, query.after)) continue;
      if (!passes(query.filters, event)) continue;
      events.push(eventInfo(event, owners[event.owner], summary, formatCursor(at), format));
      if (events.length === query.limit) return { events, cursor: at };
    }
  }
  // Nothing more in what was looked through: go on after it.
  const cursor = {
    toid: encodeToid({ ledger: query.end, transaction: 0, operation: 0 }) - 1n,
    event: LAST_EVENT,
  };
  return { events, cursor };
}

type Owner = StoredEvents["owners"][number];

function eventInfo(
  event: ClosedEvent,
  owner: Owner | undefined,
  summary: LedgerSummary,
  id: string,
  format: XdrFormat,
) {
  const { type, contract, topics, value } = event;
  return {
    type,
    ledger: summary.sequence,
    ledgerClosedAt: new Date(Number(summary.closeTime) * 1000).toISOString().replace(".000Z", "Z"),
    contractId: contract === null ? "" : StrKey.encodeContract(asBuffer(contract)),
    id,
    operationIndex: event.operation,
    transactionIndex: event.transaction,
    txHash: owner?.id ?? "",
    // Fees have events in any case.
    inSuccessfulContractCall: owner?.success ?? false,
    ...xdrListField(format, "topic", xdr.ScVal, topics, "topic"),
    ...xdrField(format, "value", xdr.ScVal, value, "value"),
  };
}
