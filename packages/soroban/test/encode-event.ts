import { Address } from "@stellar/stellar-sdk/base";
import type { Spec } from "@stellar/stellar-sdk/contract";
import { ScMapEntry, ScSpecEventParamLocationV0, ScVal } from "@stellar/stellar-sdk/xdr";
import type { ChainEvent } from "../src/events/decode-group-event";

export const FACTORY = Address.contract(new Uint8Array(32).fill(1)).toString();
export const GROUP = Address.contract(new Uint8Array(32).fill(2)).toString();
export const TOKEN = Address.contract(new Uint8Array(32).fill(3)).toString();
export const ADA = Address.account(new Uint8Array(32).fill(4)).toString();
export const BAYO = Address.account(new Uint8Array(32).fill(5)).toString();

export const WHERE = {
  id: "0000004294967296-0000000001".padStart(30, "0"),
  ledger: 7,
  closedAt: new Date("2026-11-20T10:00:00Z"),
  txHash: "ab".repeat(32),
};

/** An event as the contract of `spec` would emit it: topics and a data map in the spec's own types. */
export function encodeEvent(
  spec: Spec,
  name: string,
  fields: Record<string, unknown>,
  contractId: string,
): ChainEvent {
  const event = spec.findEvent(name);
  if (event === undefined) throw new Error(`the spec has no event ${name}`);
  const isTopic = (location: ScSpecEventParamLocationV0) =>
    location.value === ScSpecEventParamLocationV0.scSpecEventParamLocationTopicList.value;
  const encoded = event.params.map((param) => ({
    key: param.name.toString(),
    topic: isTopic(param.location),
    value: spec.nativeToScVal(fields[param.name.toString()], param.type),
  }));
  const data = encoded
    .filter(({ topic, value }) => !topic && value.type !== "scvVoid")
    .map(({ key, value }) => new ScMapEntry({ key: ScVal.scvSymbol(key), val: value }));
  return {
    ...WHERE,
    contractId,
    topics: [
      ...event.prefixTopics.map((topic) => ScVal.scvSymbol(topic.toString())),
      ...encoded.filter(({ topic }) => topic).map(({ value }) => value),
    ],
    value: ScVal.scvMap(data),
  };
}
