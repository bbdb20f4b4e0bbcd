/** Diagnostic events that the ledger itself adds to those of the host, worded as stellar-core words them. */
import { xdr } from "@stellar/stellar-sdk/base";
import { symbol } from "../meta/contract-events";

function diagnosticEvent(successful: boolean, topics: xdr.ScVal[], data: xdr.ScVal): Uint8Array {
  return new xdr.DiagnosticEvent({
    inSuccessfulContractCall: successful,
    event: new xdr.ContractEvent({
      ext: xdr.ExtensionPoint.v0(),
      contractId: null,
      type: xdr.ContractEventType.diagnostic,
      body: xdr.ContractEventBody.v0(new xdr.ContractEventV0({ topics, data })),
    }),
  }).toXdr();
}

export const u64 = (value: number | bigint): xdr.ScVal => xdr.ScVal.scvU64(BigInt(value));

/** Why a transaction was found wanting: an error, a sentence and the figures that belong to it. */
export function errorEvent(
  error: xdr.ScError,
  message: string,
  ...details: readonly xdr.ScVal[]
): Uint8Array {
  const text = xdr.ScVal.scvString(message);
  const data = details.length === 0 ? text : xdr.ScVal.scvVec([text, ...details]);
  return diagnosticEvent(false, [symbol("error"), xdr.ScVal.scvError(error)], data);
}

export const SorobanError = {
  budgetExceeded: () => xdr.ScError.sceBudget(xdr.ScErrorCode.scecExceededLimit),
  storageExceeded: () => xdr.ScError.sceStorage(xdr.ScErrorCode.scecExceededLimit),
  storageInvalid: () => xdr.ScError.sceStorage(xdr.ScErrorCode.scecInvalidInput),
  storageUnexpectedType: () => xdr.ScError.sceStorage(xdr.ScErrorCode.scecUnexpectedType),
  valueExceeded: () => xdr.ScError.sceValue(xdr.ScErrorCode.scecExceededLimit),
  valueInvalid: () => xdr.ScError.sceValue(xdr.ScErrorCode.scecInvalidInput),
} as const;

const metricTemplates = new Map<string, Uint8Array>();

/** One counter of an invocation. There are many of them, alike but for the first word and the last eight bytes. */
export function metricEvent(name: string, value: number, successful: boolean): Uint8Array {
  let template = metricTemplates.get(name);
  if (template === undefined) {
    template = diagnosticEvent(false, [symbol("core_metrics"), symbol(name)], u64(0));
    metricTemplates.set(name, template);
  }
  const event = Buffer.from(template);
  event.writeUInt32BE(successful ? 1 : 0, 0);
  event.writeBigUInt64BE(BigInt(value), event.length - 8);
  return event;
}
