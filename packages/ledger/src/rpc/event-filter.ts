import { StrKey, xdr } from "@stellar/stellar-sdk/base";
import { z } from "zod";
import type { ClosedEvent } from "../engine/closed-ledger";
import { bytesEqual, parseBase64, toBase64, toHex } from "../xdr/bytes";
import { text, textList } from "./params";
import { invalidParams } from "./rpc-error";

const MAX_FILTERS = 5;
const MAX_CONTRACTS = 5;
const MAX_TOPICS = 5;
const MAX_SEGMENTS = 4;

export const filterSchema = z.object(
  {
    type: text(),
    contractIds: textList(),
    topics: z
      .array(z.array(z.string({ message: "string" }), { message: "protocol.TopicFilter" }), {
        message: "[]protocol.TopicFilter",
      })
      .nullish()
      .transform((value) => value ?? []),
  },
  { message: "protocol.EventFilter" },
);

type GivenFilter = z.output<typeof filterSchema>;

const ANY = Symbol("any topic");

/** One topic pattern: ScVal XDRs, or any; `open` (trailing `**`) lets more topics follow. */
interface TopicPattern {
  readonly segments: readonly (Uint8Array | typeof ANY)[];
  readonly open: boolean;
}

export interface EventFilter {
  readonly types: ReadonlySet<string>;
  /** Hex contract ids; empty for any. */
  readonly contracts: ReadonlySet<string>;
  readonly topics: readonly TopicPattern[];
}

export function parseFilters(given: readonly GivenFilter[]): EventFilter[] {
  if (given.length > MAX_FILTERS) throw invalidParams(`maximum ${MAX_FILTERS} filters per request`);
  // Topics are decoded before anything is checked, as Go does.
  const patterns = given.map(({ topics }) => topics.map(decodePattern));
  return given.map((filter, index) => {
    try {
      return parseFilter(filter, patterns[index] ?? []);
    } catch (error) {
      if (error instanceof FilterFault) throw invalidParams(`filter ${index + 1} invalid: ${error.message}`);
      throw error;
    }
  });
}

class FilterFault extends Error {}

function parseFilter({ type, contractIds }: GivenFilter, topics: readonly TopicPattern[]): EventFilter {
  const types = type === "" ? ["contract", "system"] : type.split(",").map((part) => part.trim());
  if (!types.every((part) => part === "contract" || part === "system"))
    throw new FilterFault("filter type invalid: if set, type must be either 'system' or 'contract'");
  if (contractIds.length > MAX_CONTRACTS)
    throw new FilterFault(`maximum ${MAX_CONTRACTS} contract IDs per filter`);
  if (topics.length > MAX_TOPICS) throw new FilterFault(`maximum ${MAX_TOPICS} topics per filter`);
  const contracts = contractIds.map((id, index) => {
    if (!StrKey.isValidContract(id)) throw new FilterFault(`contract ID ${index + 1} invalid`);
    return toHex(StrKey.decodeContract(id));
  });
  for (const [index, { segments, open }] of topics.entries()) {
    if (segments.length === 0 && !open)
      throw new FilterFault(`topic ${index + 1} invalid: topic must have at least 1 segment`);
    if (segments.length > MAX_SEGMENTS)
      throw new FilterFault(
        `topic ${index + 1} invalid: topic cannot have more than ${MAX_SEGMENTS} segments`,
      );
  }
  return { types: new Set(types), contracts: new Set(contracts), topics };
}

function decodePattern(segments: readonly string[]): TopicPattern {
  const open = segments.at(-1) === "**";
  const fixed = open ? segments.slice(0, -1) : segments;
  return { open, segments: fixed.map((segment) => (segment === "*" ? ANY : parseTopic(segment))) };
}

function parseTopic(segment: string): Uint8Array {
  const bytes = parseBase64(segment);
  try {
    if (bytes === null) throw new Error("not base64");
    return xdr.ScVal.fromXdr(bytes).toXdr();
  } catch {
    throw invalidParams(
      "invalid parameters",
      "decoding ScValType: decoding ScValType: xdr:DecodeInt: unexpected EOF while decoding 4 bytes - read: '[]'",
    );
  }
}

/** Could any event of these emitters (`emitterOf`) pass? Tells without looking at the events. */
export function mayPass(filters: readonly EventFilter[], emitters: readonly string[]): boolean {
  if (filters.length === 0) return emitters.length > 0;
  return emitters.some((emitter) => {
    // Of what was stored before first topics were remembered, none is known.
    const [type = "", contract = "", topic = "?"] = emitter.split(":");
    return filters.some(
      ({ types, contracts, topics }) =>
        types.has(type) &&
        (contracts.size === 0 || contracts.has(contract)) &&
        (topic === "?" || topics.length === 0 || topics.some(({ segments }) => mayBegin(segments, topic))),
    );
  });
}

function mayBegin([first]: TopicPattern["segments"], topic: string): boolean {
  return first === undefined || first === ANY || toBase64(first) === topic;
}

/** No filter at all lets everything through; of several, one that matches is enough. */
export function passes(filters: readonly EventFilter[], event: ClosedEvent): boolean {
  if (filters.length === 0) return true;
  return filters.some(
    ({ types, contracts, topics }) =>
      types.has(event.type) &&
      (contracts.size === 0 || (event.contract !== null && contracts.has(toHex(event.contract)))) &&
      (topics.length === 0 || topics.some((pattern) => matches(pattern, event.topics))),
  );
}

function matches({ segments, open }: TopicPattern, topics: readonly Uint8Array[]): boolean {
  if (open ? topics.length < segments.length : topics.length !== segments.length) return false;
  return segments.every((segment, index) => {
    const topic = topics[index];
    return segment === ANY || (topic !== undefined && bytesEqual(segment, topic));
  });
}
