import { contractIdSchema } from "@ajo/schemas";
import { ScVal } from "@stellar/stellar-sdk/xdr";
import { z } from "zod";
import type { Chain } from "../chain";
import { JSON_RPC, RpcRefusal } from "../client/rpc-error";
import { unixSecondsSchema, xdrSchema } from "../client/xdr-schema";
import { parseInput } from "../parse-input";
import type { EventPage, ListEventsInput } from "../soroban-client";
import { AJO_TOPIC, type ChainEvent, decodeGroupEvent, isAdministration } from "./decode-group-event";
import { cursorBeforeLedger, ledgerOfCursor } from "./event-cursor";

const pageFields = {
  limit: z.number().int().min(1).max(10_000).default(1000),
  contractId: contractIdSchema.optional(),
};
const inputSchema = z.union([
  z.object({ cursor: z.string().regex(/^\d{19}-\d{10}$/), ...pageFields }),
  z.object({ startLedger: z.number().int().min(1), ...pageFields }),
]);

const answerSchema = z.object({
  events: z
    .array(
      z.object({
        id: z.string(),
        ledger: z.number().int(),
        ledgerClosedAt: z.iso.datetime().transform((text) => new Date(text)),
        contractId: z.string(),
        txHash: z.string(),
        topic: z.array(xdrSchema<ScVal>(ScVal)),
        value: xdrSchema<ScVal>(ScVal),
      }),
    )
    .nullish()
    .transform((events) => events ?? []),
  cursor: z.string(),
  latestLedger: z.number().int(),
  latestLedgerCloseTime: unixSecondsSchema,
  oldestLedger: z.number().int(),
});

const rangeSchema = z.object({
  latestLedger: z.number().int(),
  latestLedgerCloseTime: unixSecondsSchema,
  oldestLedger: z.number().int(),
});

/**
 * One page of everything under Ajo's topic that is of groups, in chain order; of what the factory says of its own
 * admin and code, only when it did.
 *
 * Cases: a page with events; an empty page, whose cursor has moved on; a start that the network has already
 * forgotten, which begins at the oldest ledger it has (compare `oldestLedger` with the start to see the gap); a
 * start ahead of the network, which gives an empty page that stays where it is.
 */
export async function listEvents(chain: Chain, input: ListEventsInput): Promise<EventPage> {
  const from = parseInput(inputSchema, input);
  try {
    return await ask(chain, placeOf(from), from);
  } catch (error) {
    if (!(error instanceof RpcRefusal) || error.code === JSON_RPC.methodNotFound) throw error;
    return retryWithinRange(chain, from);
  }
}

type From = z.output<typeof inputSchema>;
const placeOf = (from: From) =>
  "cursor" in from ? { cursor: from.cursor } : { startLedger: from.startLedger };

async function retryWithinRange(chain: Chain, from: From): Promise<EventPage> {
  const range = await chain.rpc.ask("getHealth", {}, rangeSchema);
  const start = "cursor" in from ? ledgerOfCursor(from.cursor) : from.startLedger;
  if (start < range.oldestLedger) return ask(chain, { startLedger: range.oldestLedger }, from);
  // A ledger closed between the two questions: what was ahead of the network a moment ago is not any more.
  if (start <= range.latestLedger) return ask(chain, placeOf(from), from);
  const cursor = "cursor" in from ? from.cursor : cursorBeforeLedger(from.startLedger);
  return { events: [], unknown: [], administered: [], cursor, completeLedger: range.latestLedger, ...range };
}

async function ask(
  { rpc, factoryId }: Chain,
  from: { cursor: string } | { startLedger: number },
  { limit, contractId }: Pick<z.output<typeof inputSchema>, "limit" | "contractId">,
): Promise<EventPage> {
  const ajo = ScVal.scvSymbol(AJO_TOPIC).toXdr("base64");
  const page = await rpc.ask(
    "getEvents",
    {
      ...("startLedger" in from ? from : {}),
      filters: [
        {
          type: "contract",
          topics: [[ajo, "**"]],
          ...(contractId === undefined ? {} : { contractIds: [contractId] }),
        },
      ],
      pagination: { limit, ...("cursor" in from ? from : {}) },
    },
    answerSchema,
  );

  const { events: found, ...rest } = page;
  const last = found.length === limit ? found.at(-1) : undefined;
  const completeLedger = last === undefined ? ledgerOfCursor(page.cursor) : last.ledger - 1;
  const decoded: EventPage = { ...rest, completeLedger, events: [], unknown: [], administered: [] };
  for (const { ledgerClosedAt, topic, ...where } of found) {
    const result = decodeGroupEvent({ ...where, closedAt: ledgerClosedAt, topics: topic });
    if ("event" in result) decoded.events.push(result.event);
    else if (where.contractId === factoryId && isAdministration(topic))
      decoded.administered.push(where.ledger);
    else decoded.unknown.push({ ...inBase64(where, topic), closedAt: ledgerClosedAt, reason: result.reason });
  }
  return decoded;
}

/** An event that could not be decoded, as the chain gave it. */
function inBase64(
  { id, contractId, ledger, txHash, value }: Omit<ChainEvent, "closedAt" | "topics">,
  topics: ScVal[],
) {
  const encoded = { topics: topics.map((topic) => topic.toXdr("base64")), value: value.toXdr("base64") };
  return { id, contractId, ledger, txHash, ...encoded };
}
