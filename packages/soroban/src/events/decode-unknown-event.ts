import { ScVal } from "@stellar/stellar-sdk/xdr";
import { xdrSchema } from "../client/xdr-schema";
import type { UnknownEvent } from "../soroban-client";
import { decodeGroupEvent, type DecodedEvent } from "./decode-group-event";

const valueSchema = xdrSchema<ScVal>(ScVal);

/** Tries again to read an event that an earlier version could not; what is not even XDR is told so, never thrown. */
export function decodeUnknownEvent({ topics, value, closedAt, ...where }: UnknownEvent): DecodedEvent {
  const parsed = [...topics, value].map((text) => valueSchema.safeParse(text));
  const values = parsed.flatMap((one) => (one.success ? [one.data] : []));
  const last = values.pop();
  if (last === undefined || values.length !== topics.length) return { reason: "not XDR" };
  return decodeGroupEvent({ ...where, closedAt, topics: values, value: last });
}
