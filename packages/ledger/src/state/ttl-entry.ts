/**
 * TTL entries, read and written as bytes: LedgerEntry { lastModified, type TTL, keyHash[32], liveUntil, ext 0 }.
 */
import { asBuffer, concat } from "../xdr/bytes";
import { u32, V0 } from "../xdr/xdr-writer";
import { EntryType, keyXdr, type StateKey, ttlKey } from "./ledger-key";
import type { StateReader } from "./state-reader";

const LIVE_UNTIL_OFFSET = 4 + 4 + 32;

export function liveUntilOf(ttlEntry: Uint8Array): number {
  return asBuffer(ttlEntry).readUInt32BE(LIVE_UNTIL_OFFSET);
}

/** LedgerEntry XDR of a TTL entry under `key`; its modification ledger is stamped when it is written. */
export function encodeTtlEntry(key: StateKey, liveUntil: number): Uint8Array {
  const keyHash = keyXdr(key).subarray(4);
  return concat(u32(0), u32(EntryType.ttl), keyHash, u32(liveUntil), V0);
}

/** Last ledger in which the entry under the contract data or code key `key` lives; null if it has no TTL entry. */
export function findLiveUntil(state: StateReader, key: StateKey): number | null {
  const entry = state.get(ttlKey(key));
  return entry === undefined ? null : liveUntilOf(entry);
}
