import { ScVal } from "@stellar/stellar-sdk/xdr";
import { xdrSchema } from "../client/xdr-schema";
import type { UnknownEvent } from "../soroban-client";
import { decodeGroupEvent, isAdministration, type DecodedEvent } from "./decode-group-event";

const valueSchema = xdrSchema<ScVal>(ScVal);

/** Tries again to read an event that an earlier version could not; what is not even XDR is told so, never thrown. */
export function decodeUnknownEvent({ topics, value, closedAt, ...where }: UnknownEvent): DecodedEvent {
  const values = parseAll([...topics, value]);
  const last = values?.pop();
  if (values === null || last === undefined) return { reason: "not XDR" };
  return decodeGroupEvent({ ...where, closedAt, topics: values, value: last });
}

/** Whether an event of the factory that an earlier version could not read tells of its admin or its code: of no group. */
export function isFactorysOwn({ topics }: Pick<UnknownEvent, "topics">): boolean {
  const values = parseAll(topics);
  return values !== null && isAdministration(values);
}

function parseAll(texts: readonly string[]): ScVal[] | null {
  const parsed = texts.map((text) => valueSchema.safeParse(text));
  const values = parsed.flatMap((one) => (one.success ? [one.data] : []));
  return values.length === texts.length ? values : null;
}
