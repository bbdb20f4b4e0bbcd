/** TransactionMetaV4 and its surroundings, joined from parts that are XDR already. */
import { xdr } from "@stellar/stellar-sdk/base";
import { concat } from "../xdr/bytes";
import { array, i64, optional, u32, V0 } from "../xdr/xdr-writer";

/** When a transaction event happened, seen from the ledger. */
export const EventStage = { beforeAllTransactions: 0, afterTransaction: 1, afterAllTransactions: 2 } as const;

export interface TransactionEvent {
  stage: (typeof EventStage)[keyof typeof EventStage];
  /** ContractEvent XDR. */
  event: Uint8Array;
}

export interface OperationMeta {
  /** LedgerEntryChange XDRs. */
  changes: readonly Uint8Array[];
  /** ContractEvent XDRs. */
  events: readonly Uint8Array[];
}

export interface SorobanMeta {
  nonRefundable: bigint;
  refundable: bigint;
  rent: bigint;
  /** ScVal XDR. */
  returnValue: Uint8Array | null;
}

export interface TransactionMetaParts {
  /** LedgerEntryChange XDRs: sequence number and one-time signers. */
  changesBefore: readonly Uint8Array[];
  /** One for each operation; none if the transaction failed. */
  operations: readonly OperationMeta[];
  soroban: SorobanMeta | null;
  events: readonly TransactionEvent[];
  /** DiagnosticEvent XDRs. */
  diagnostics: readonly Uint8Array[];
}

/** What clients want to see of a meta beside itself. XDRs of TransactionEvents, of ContractEvents by operation, of DiagnosticEvents. */
export interface MetaEvents {
  readonly transaction: readonly Uint8Array[];
  readonly contract: readonly (readonly Uint8Array[])[];
  readonly diagnostic: readonly Uint8Array[];
}

/** Events of metas made by this process: who asks for one soon after need not wait for it to be taken apart again. */
const eventsOfNew = new WeakMap<Uint8Array, MetaEvents>();

export function eventsOfMeta(meta: Uint8Array): MetaEvents {
  const known = eventsOfNew.get(meta);
  if (known !== undefined) return known;
  const decoded = xdr.TransactionMeta.fromXdr(meta);
  if (decoded.type !== "v4") throw new Error(`a stored meta has version ${decoded.type}`);
  const { events, operations, diagnosticEvents } = decoded.v4;
  return {
    transaction: events.map((event) => event.toXdr()),
    contract: operations.map((operation) => operation.events.map((event) => event.toXdr())),
    diagnostic: diagnosticEvents.map((event) => event.toXdr()),
  };
}

/** TransactionMeta XDR, version 4. */
export function encodeTransactionMeta(parts: TransactionMetaParts): Uint8Array {
  const operations = parts.operations.map(({ changes, events }) => concat(V0, array(changes), array(events)));
  const events = parts.events.map(({ stage, event }) => concat(u32(stage), event));
  const meta = concat(
    u32(4),
    V0,
    array(parts.changesBefore),
    array(operations),
    // Changes after: nothing happens there any more at this protocol.
    array([]),
    optional(parts.soroban === null ? null : encodeSorobanMeta(parts.soroban)),
    array(events),
    array(parts.diagnostics),
  );
  eventsOfNew.set(meta, {
    transaction: events,
    contract: parts.operations.map((operation) => operation.events),
    diagnostic: parts.diagnostics,
  });
  return meta;
}

function encodeSorobanMeta({ nonRefundable, refundable, rent, returnValue }: SorobanMeta): Uint8Array {
  const feesV1 = concat(u32(1), V0, i64(nonRefundable), i64(refundable), i64(rent));
  return concat(feesV1, optional(returnValue));
}

/** TransactionResultPair XDR. */
export function encodeResultPair(hash: Uint8Array, result: Uint8Array): Uint8Array {
  return concat(hash, result);
}

/** TransactionResultMetaV1 XDR. */
export function encodeResultMeta(parts: {
  resultPair: Uint8Array;
  feeChanges: readonly Uint8Array[];
  meta: Uint8Array;
  refundChanges: readonly Uint8Array[];
}): Uint8Array {
  return concat(V0, parts.resultPair, array(parts.feeChanges), parts.meta, array(parts.refundChanges));
}
