/** Transaction sets and LedgerCloseMetaV2, joined from parts that are XDR already. */
import { concat } from "../xdr/bytes";
import { array, i64, optional, u32, V0 } from "../xdr/xdr-writer";

/** GeneralizedTransactionSet XDR: a classic phase, and a Soroban phase of one stage with one cluster. */
export function encodeTransactionSet(
  previousHash: Uint8Array,
  baseFee: number,
  classic: readonly Uint8Array[],
  soroban: readonly Uint8Array[],
): Uint8Array {
  const fee = optional(i64(BigInt(baseFee)));
  const component = concat(u32(0), fee, array(classic));
  const classicPhase = concat(u32(0), array(classic.length === 0 ? [] : [component]));
  const sorobanPhase =
    soroban.length === 0
      ? concat(u32(1), optional(null), array([]))
      : concat(u32(1), fee, array([array([array(soroban)])]));
  return concat(u32(1), previousHash, array([classicPhase, sorobanPhase]));
}

/** LedgerCloseMeta XDR, version 2. */
export function encodeLedgerCloseMeta(parts: {
  /** LedgerHeaderHistoryEntry XDR. */
  headerEntry: Uint8Array;
  /** GeneralizedTransactionSet XDR. */
  transactionSet: Uint8Array;
  /** TransactionResultMetaV1 XDRs. */
  transactions: readonly Uint8Array[];
  /** Bytes. */
  liveSorobanState: bigint;
}): Uint8Array {
  return concat(
    u32(2),
    V0,
    parts.headerEntry,
    parts.transactionSet,
    array(parts.transactions),
    // Upgrades and consensus messages: there are none.
    array([]),
    array([]),
    i64(parts.liveSorobanState),
    array([]),
  );
}
