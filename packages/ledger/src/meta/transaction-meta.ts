/** TransactionMetaV4 and its surroundings, joined from parts that are XDR already. */
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

/** TransactionMeta XDR, version 4. */
export function encodeTransactionMeta(parts: TransactionMetaParts): Uint8Array {
  const operations = parts.operations.map(({ changes, events }) => concat(V0, array(changes), array(events)));
  const events = parts.events.map(({ stage, event }) => concat(u32(stage), event));
  return concat(
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
