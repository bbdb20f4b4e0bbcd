import { z } from "zod";
import { xdr } from "@stellar/stellar-sdk/base";
import type { Ledger } from "../../engine/ledger";
import { operationSource, type TransactionFrame } from "../../engine/transaction-frame";
import {
  type HostFailure,
  HostInputError,
  type SimulatedInvoke,
  type SimulatedTtl,
  type SimulationAuth,
  type StateChange,
} from "../../host";
import { footprintOf } from "../../soroban/footprint";
import { entryGetter, simulateInvocation, simulationLedger } from "../../soroban/simulate-invocation";
import { keyXdr } from "../../state/ledger-key";
import { parseBase64, toBase64 } from "../../xdr/bytes";
import { count, flag, parseParams, text } from "../params";
import type { RpcContext, RpcMethod } from "../rpc-context";
import { parseXdrFormat, type XdrFormat, xdrField, xdrListField } from "../xdr-format";

const schema = z.object({
  transaction: text(),
  resourceConfig: z
    .object({ instructionLeeway: count("uint64") }, { message: "protocol.ResourceConfig" })
    .nullish()
    .transform((value) => value ?? { instructionLeeway: 0 }),
  xdrFormat: text(),
  authMode: text(),
  useUpgradedAuth: flag(),
});

/** Input that cannot be simulated is no JSON-RPC error: the result says so, without a ledger. */
class Unsimulable extends Error {}

export const simulateTransaction: RpcMethod = async (params, context) => {
  const request = parseParams(schema, "SimulateTransactionRequest", params);
  const format = parseXdrFormat(request.xdrFormat);
  try {
    return await context.ledger.read(() => simulate(request, context, format));
  } catch (error) {
    if (error instanceof Unsimulable) return { error: error.message, latestLedger: 0 };
    // Nested deeper than the host reads, though not too deep for the envelope's own decoder: it is this input that is at fault.
    if (error instanceof HostInputError)
      return { error: error.message, latestLedger: context.ledger.head.ledger.sequence };
    throw error;
  }
};

type Request = z.output<typeof schema>;

function simulate(request: Request, { ledger }: RpcContext, format: XdrFormat) {
  const frame = parse(request.transaction, ledger);
  const [operation, ...more] = frame.tx.operations;
  if (operation === undefined) throw new Unsimulable("Transaction contains no operations");
  if (more.length > 0) throw new Unsimulable("Transaction contains more than one operation");
  if (frame.tx.memo.type !== "memoNone")
    throw new Unsimulable("Transaction contains a memo. Soroban transactions do not support memos.");
  const { body } = operation;
  switch (body.type) {
    case "invokeHostFunction":
      return simulateInvoke(frame, operation, body.invokeHostFunctionOp, request, ledger, format);
    case "extendFootprintTtl":
    case "restoreFootprint":
      return simulateTtl(frame, body, ledger, format);
    default:
      throw new Unsimulable(
        `transaction contains unsupported operation type: OperationType${body.type.slice(0, 1).toUpperCase()}${body.type.slice(1)}`,
      );
  }
}

function parse(given: string, ledger: Ledger): TransactionFrame {
  const bytes = parseBase64(given);
  try {
    if (bytes === null) throw new Error("not base64");
    return ledger.parse(bytes);
  } catch {
    throw new Unsimulable("Could not unmarshal transaction");
  }
}

function authFor(request: Request, op: xdr.InvokeHostFunctionOp): SimulationAuth {
  const record = (allowNonRoot: boolean): SimulationAuth => ({
    mode: "record",
    allowNonRoot,
    addressV2: request.useUpgradedAuth,
  });
  const enforce: SimulationAuth = { mode: "enforce", entries: op.auth.map((entry) => entry.toXdr()) };
  switch (request.authMode) {
    case "":
      return op.auth.length > 0 ? enforce : record(false);
    case "enforce":
      return enforce;
    case "record":
      return record(false);
    case "record_allow_nonroot":
      return record(true);
    default:
      throw new Unsimulable(
        "optional 'authMode' must be one of enforce,record,record_allow_nonroot when included",
      );
  }
}

function simulateInvoke(
  frame: TransactionFrame,
  operation: xdr.Operation,
  op: xdr.InvokeHostFunctionOp,
  request: Request,
  ledger: Ledger,
  format: XdrFormat,
) {
  const result = simulateInvocation(ledger, {
    hostFunction: op.hostFunction,
    source: operationSource(frame, operation),
    auth: authFor(request, op),
    instructionLeeway: request.resourceConfig.instructionLeeway,
  });
  const latestLedger = ledger.head.ledger.sequence;
  return result.ok
    ? { ...simulated(result, format), latestLedger }
    : { ...failure(result, format), latestLedger };
}

function failure({ message, diagnosticEvents }: HostFailure, format: XdrFormat) {
  return { error: message, ...diagnostics(diagnosticEvents, format) };
}

function diagnostics(events: readonly Uint8Array[], format: XdrFormat) {
  return events.length === 0 ? {} : xdrListField(format, "events", xdr.DiagnosticEvent, events, "events");
}

function simulated(result: SimulatedInvoke, format: XdrFormat) {
  const { returnValue, auth, stateChanges } = result;
  return {
    ...fees(result, format),
    ...diagnostics(result.diagnosticEvents, format),
    minResourceFee: String(result.minResourceFee),
    results: [
      {
        ...xdrListField(format, "auth", xdr.SorobanAuthorizationEntry, auth, "auth"),
        ...xdrField(format, "returnValue", xdr.ScVal, returnValue, "xdr"),
      },
    ],
    ...(stateChanges.length === 0
      ? {}
      : { stateChanges: stateChanges.map((change) => stateChange(change, format)) }),
  };
}

function fees({ transactionData }: Pick<SimulatedTtl, "transactionData">, format: XdrFormat) {
  return xdrField(format, "transactionData", xdr.SorobanTransactionData, transactionData, "transactionData");
}

function stateChange({ key, before, after }: StateChange, format: XdrFormat) {
  const type = before === null ? "created" : after === null ? "deleted" : "updated";
  if (format === "base64") {
    const encode = (bytes: Uint8Array | null) => (bytes === null ? null : toBase64(bytes));
    return { type, key: toBase64(key), before: encode(before), after: encode(after) };
  }
  const decode = (bytes: Uint8Array | null) =>
    bytes === null ? null : xdr.LedgerEntry.fromXdr(bytes).toJson();
  return {
    type,
    keyJson: xdr.LedgerKey.fromXdr(key).toJson(),
    before: null,
    beforeJson: decode(before),
    after: null,
    afterJson: decode(after),
  };
}

function simulateTtl(
  frame: TransactionFrame,
  body: Extract<xdr.OperationBody, { type: "extendFootprintTtl" | "restoreFootprint" }>,
  ledger: Ledger,
  format: XdrFormat,
) {
  if (frame.sorobanData === null) {
    throw new Unsimulable(
      "To perform a SimulateTransaction for ExtendFootprintTtl or RestoreFootprint operations, SorobanTransactionData must be provided",
    );
  }
  const footprint = footprintOf(frame.sorobanData);
  const common = { ledger: simulationLedger(ledger), getEntry: entryGetter(ledger) };
  const result =
    body.type === "extendFootprintTtl"
      ? ledger.host.simulateExtendTtl({
          ...common,
          keys: footprint.readOnly.map(keyXdr),
          extendTo: body.extendFootprintTtlOp.extendTo,
        })
      : ledger.host.simulateRestore({ ...common, keys: footprint.readWrite.map(keyXdr) });
  const latestLedger = ledger.head.ledger.sequence;
  if (!result.ok) return { error: result.message, latestLedger };
  const { restoreFirst } = result;
  return {
    ...fees(result, format),
    minResourceFee: String(result.minResourceFee),
    ...(restoreFirst === null
      ? {}
      : {
          restorePreamble: {
            ...fees(restoreFirst, format),
            minResourceFee: String(restoreFirst.minResourceFee),
          },
        }),
    latestLedger,
  };
}
