/** Ledger headers: what each carries over from the one before, and the hash by which the next refers to it. */
import { xdr } from "@stellar/stellar-sdk/base";
import { concat, sha256 } from "../xdr/bytes";
import { u32, V0 } from "../xdr/xdr-writer";

export const PROTOCOL_VERSION = 28;
/** Stroops per operation. */
export const BASE_FEE = 100;
/** Stroops per subentry: 0.5 XLM. */
export const BASE_RESERVE = 5_000_000;
/** 10^11 XLM, as on every network. */
export const TOTAL_COINS = 10n ** 18n;

export interface LedgerHeader {
  readonly sequence: number;
  /** Unix seconds. */
  readonly closeTime: bigint;
  /** sha256 of `header`. */
  readonly hash: Uint8Array;
  /** LedgerHeader XDR. */
  readonly header: Uint8Array;
}

export interface HeaderFields {
  sequence: number;
  closeTime: bigint;
  previousHash: Uint8Array;
  txSetHash: Uint8Array;
  resultsHash: Uint8Array;
  stateHash: Uint8Array;
  feePool: bigint;
  totalCoins: bigint;
  idPool: bigint;
  baseFee: number;
  baseReserve: number;
  protocolVersion: number;
  maxTransactions: number;
  skipList: readonly Uint8Array[];
}

const NO_HASH = new Uint8Array(32);
export const NO_SKIPS: readonly Uint8Array[] = [NO_HASH, NO_HASH, NO_HASH, NO_HASH];

export function makeHeader(fields: HeaderFields): LedgerHeader {
  const header = new xdr.LedgerHeader({
    ledgerVersion: fields.protocolVersion,
    previousLedgerHash: fields.previousHash,
    scpValue: new xdr.StellarValue({
      txSetHash: fields.txSetHash,
      closeTime: fields.closeTime,
      upgrades: [],
      // No validators, so nobody to sign what they agreed on.
      ext: xdr.StellarValueExt.stellarValueBasic(),
    }),
    txSetResultHash: fields.resultsHash,
    bucketListHash: fields.stateHash,
    ledgerSeq: fields.sequence,
    totalCoins: fields.totalCoins,
    feePool: fields.feePool,
    inflationSeq: 0,
    idPool: fields.idPool,
    baseFee: fields.baseFee,
    baseReserve: fields.baseReserve,
    maxTxSetSize: fields.maxTransactions,
    skipList: [...fields.skipList],
    ext: xdr.LedgerHeaderExt.v0(),
  }).toXdr();
  return { sequence: fields.sequence, closeTime: fields.closeTime, hash: sha256(header), header };
}

/** LedgerHeaderHistoryEntry XDR. */
export function encodeHeaderEntry({ hash, header }: LedgerHeader): Uint8Array {
  return concat(hash, header, V0);
}

/** Every 50th ledger remembers its state hash for the 50 after it, and rarer ones for longer. */
export function nextSkipList(
  previous: readonly Uint8Array[],
  sequence: number,
  stateHash: Uint8Array,
): readonly Uint8Array[] {
  const SKIPS = [50, 5_000, 50_000, 500_000];
  if (sequence % 50 !== 0) return previous;
  const list = [...previous];
  for (let level = SKIPS.length - 1; level > 0; level -= 1) {
    const value = sequence - 50;
    const unit = SKIPS[level] ?? 0;
    const lower = list[level - 1];
    if (value > 0 && value % unit === 0 && lower !== undefined) list[level] = lower;
  }
  list[0] = stateHash;
  return list;
}

/**
 * What stands in for the hash of stellar-core's bucket list: a chain over all changes of the state. It commits to the state
 * as that one does, but is another number.
 */
export function nextStateHash(
  previous: Uint8Array,
  changes: readonly (readonly [Uint8Array, Uint8Array | null])[],
): Uint8Array {
  if (changes.length === 0) return previous;
  const parts = changes.flatMap(([key, entry]) => (entry === null ? [u32(0), key] : [u32(1), key, entry]));
  return sha256(previous, ...parts);
}
