import { xdr } from "@stellar/stellar-sdk/base";
import type { ClosedTransaction } from "../engine/closed-ledger";
import { eventsOfMeta } from "../meta/transaction-meta";
import { toBase64 } from "../xdr/bytes";
import { type JsonFields, type XdrFormat, xdrField, xdrListField } from "./xdr-format";

/** What getTransaction and getTransactions tell alike. */
export function transactionInfo(
  transaction: ClosedTransaction,
  order: number,
  txHash: string,
  format: XdrFormat,
) {
  const events = eventsOfMeta(transaction.meta);
  return {
    status: transaction.success ? "SUCCESS" : "FAILED",
    txHash,
    applicationOrder: order,
    feeBump: transaction.innerId !== null,
    ...xdrField(format, "envelope", xdr.TransactionEnvelope, transaction.envelope),
    ...xdrField(format, "result", xdr.TransactionResult, transaction.result),
    ...xdrField(format, "resultMeta", xdr.TransactionMeta, transaction.meta),
    ...(events.diagnostic.length === 0
      ? {}
      : xdrListField(format, "diagnosticEvents", xdr.DiagnosticEvent, events.diagnostic)),
    events: {
      ...xdrListField(format, "transactionEvents", xdr.TransactionEvent, events.transaction),
      ...contractEvents(events.contract, format),
    },
  };
}

/** Contract events, one list for each operation. */
function contractEvents(byOperation: readonly (readonly Uint8Array[])[], format: XdrFormat): JsonFields {
  if (byOperation.length === 0) return {};
  return format === "base64"
    ? { contractEventsXdr: byOperation.map((events) => events.map(toBase64)) }
    : {
        contractEventsJson: byOperation.map((events) =>
          events.map((event) => xdr.ContractEvent.fromXdr(event).toJson()),
        ),
      };
}
