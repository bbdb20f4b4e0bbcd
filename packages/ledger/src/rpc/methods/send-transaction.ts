import { z } from "zod";
import { xdr } from "@stellar/stellar-sdk/base";
import type { TransactionFrame } from "../../engine/transaction-frame";
import { parseBase64 } from "../../xdr/bytes";
import { parseParams, text } from "../params";
import type { RpcContext, RpcMethod } from "../rpc-context";
import { invalidParams } from "../rpc-error";
import { parseXdrFormat, xdrField, xdrListField } from "../xdr-format";

const schema = z.object({ transaction: text(), xdrFormat: text() });

/** The answer is that the transaction is pending even if its ledger has closed: clients then look it up, and find it. */
export const sendTransaction: RpcMethod = async (params, context) => {
  const request = parseParams(schema, "SendTransactionRequest", params);
  const format = parseXdrFormat(request.xdrFormat);
  const { ledger } = context;
  const frame = parseEnvelope(request.transaction, context);
  const { sequence, closeTime } = ledger.head.ledger;
  const submission = await ledger.submit(frame);
  const common = { hash: frame.id, latestLedger: sequence, latestLedgerCloseTime: String(closeTime) };
  if (submission.status !== "ERROR") return { status: submission.status, ...common };
  return {
    ...xdrField(format, "errorResult", xdr.TransactionResult, submission.result.toXdr()),
    ...(submission.diagnostics.length === 0
      ? {}
      : xdrListField(format, "diagnosticEvents", xdr.DiagnosticEvent, submission.diagnostics)),
    status: "ERROR",
    ...common,
  };
};

export function parseEnvelope(given: string, { ledger }: RpcContext): TransactionFrame {
  const bytes = parseBase64(given);
  try {
    if (bytes === null) throw new Error("not base64");
    return ledger.parse(bytes);
  } catch {
    throw invalidParams("invalid_xdr");
  }
}
