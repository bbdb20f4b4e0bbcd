import { xdr } from "@stellar/stellar-sdk/base";
import type { ClosedTransaction } from "../engine/closed-ledger";
import { type JsonFields, type XdrFormat, xdrField, xdrListField } from "./xdr-format";

/** What getTransaction and getTransactions tell alike. */
export function transactionInfo(
  transaction: ClosedTransaction,
  order: number,
  txHash: string,
  format: XdrFormat,
) {
  const meta = xdr.TransactionMeta.fromXdr(transaction.meta);
  if (meta.type !== "v4") throw new Error(`a stored meta has version ${meta.type}`);
  const { events, operations, diagnosticEvents } = meta.v4;
  const diagnostics = diagnosticEvents.map((event) => event.toXdr());
  return {
    status: transaction.success ? "SUCCESS" : "FAILED",
    txHash,
    applicationOrder: order,
    feeBump: transaction.innerId !== null,
    ...xdrField(format, "envelope", xdr.TransactionEnvelope, transaction.envelope),
    ...xdrField(format, "result", xdr.TransactionResult, transaction.result),
    ...xdrField(format, "resultMeta", xdr.TransactionMeta, transaction.meta),
    ...(diagnostics.length === 0
      ? {}
      : xdrListField(format, "diagnosticEvents", xdr.DiagnosticEvent, diagnostics)),
    events: {
      ...xdrListField(
        format,
        "transactionEvents",
        xdr.TransactionEvent,
        events.map((event) => event.toXdr()),
      ),
      ...contractEvents(
        operations.map((operation) => operation.events),
        format,
      ),
    },
  };
}

/** Contract events, one list for each operation. */
function contractEvents(
  byOperation: readonly (readonly xdr.ContractEvent[])[],
  format: XdrFormat,
): JsonFields {
  if (byOperation.length === 0) return {};
  return format === "base64"
    ? { contractEventsXdr: byOperation.map((events) => events.map((event) => event.toXdr("base64"))) }
    : { contractEventsJson: byOperation.map((events) => events.map((event) => event.toJson())) };
}
