import { xdr } from "@stellar/stellar-sdk/base";
import { asBuffer } from "../xdr/bytes";
import { simpleScValEnd } from "../xdr/sc-val-end";
import type { ClosedEvent, EventPosition } from "./closed-ledger";

type EventContents = Pick<ClosedEvent, "type" | "contract" | "topics" | "value">;

/** Takes a ContractEvent XDR apart. `owner` is the index of its transaction in the ledger. */
export function closedEvent(
  position: EventPosition & { readonly owner: number },
  event: Uint8Array,
): ClosedEvent {
  const { transaction, operation, index, owner } = position;
  return { transaction, operation, index, owner, ...(cutEvent(event) ?? decodeEvent(event)) };
}

/** Its parts as views into its bytes; null if a topic is of a kind that must be decoded to find its end. */
export function cutEvent(event: Uint8Array): EventContents | null {
  // ext, contractId*, type, body's version, topics<>, data.
  const view = asBuffer(event);
  const hasContract = view.readUInt32BE(4) === 1;
  const typeAt = hasContract ? 40 : 8;
  const topics: Uint8Array[] = [];
  let at = typeAt + 12;
  for (let count = view.readUInt32BE(typeAt + 8); count > 0; count -= 1) {
    const end = simpleScValEnd(event, at);
    if (end === null) return null;
    topics.push(event.subarray(at, end));
    at = end;
  }
  return {
    type: view.readUInt32BE(typeAt) === xdr.ContractEventType.system.value ? "system" : "contract",
    contract: hasContract ? event.subarray(8, 40) : null,
    topics,
    value: event.subarray(at),
  };
}

function decodeEvent(event: Uint8Array): EventContents {
  const { type, contractId, body } = xdr.ContractEvent.fromXdr(event);
  return {
    type: type.name === "system" ? "system" : "contract",
    contract: contractId === null ? null : contractId.value,
    topics: body.v0.topics.map((topic) => topic.toXdr()),
    value: body.v0.data.toXdr(),
  };
}
