import { xdr } from "@stellar/stellar-sdk/base";
import type { ClosedEvent, EventPosition } from "./closed-ledger";

/** Takes a ContractEvent XDR apart. `owner` is the index of its transaction in the ledger. */
export function closedEvent(
  position: EventPosition & { readonly owner: number },
  event: Uint8Array,
): ClosedEvent {
  const { type, contractId, body } = xdr.ContractEvent.fromXdr(event);
  const { transaction, operation, index, owner } = position;
  return {
    transaction,
    operation,
    index,
    owner,
    type: type.name === "system" ? "system" : "contract",
    contract: contractId === null ? null : contractId.value,
    topics: body.v0.topics.map((topic) => topic.toXdr()),
    value: body.v0.data.toXdr(),
  };
}
