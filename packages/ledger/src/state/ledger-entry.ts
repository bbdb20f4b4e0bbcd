/** The outer shape of every entry: LedgerEntry { uint32 lastModifiedLedgerSeq, data, ext }. */
import { asBuffer } from "../xdr/bytes";

export function lastModifiedOf(entry: Uint8Array): number {
  return asBuffer(entry).readUInt32BE(0);
}

/** A copy of `entry` with another modification ledger. */
export function withLastModified(entry: Uint8Array, sequence: number): Uint8Array {
  const copy = Buffer.from(entry);
  copy.writeUInt32BE(sequence, 0);
  return copy;
}
