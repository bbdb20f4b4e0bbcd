/** The outer shape of every entry: LedgerEntry { uint32 lastModifiedLedgerSeq, data, ext }. */
import { xdr } from "@stellar/stellar-sdk/base";
import { asBuffer, concat } from "../xdr/bytes";
import { V0 } from "../xdr/xdr-writer";

export function lastModifiedOf(entry: Uint8Array): number {
  return asBuffer(entry).readUInt32BE(0);
}

/** A copy of `entry` with another modification ledger. */
export function withLastModified(entry: Uint8Array, sequence: number): Uint8Array {
  const copy = Buffer.from(entry);
  copy.writeUInt32BE(sequence, 0);
  return copy;
}

/** LedgerEntryExt with a sponsor: 1, present, key type, the key's 32 bytes, and an extension of its own. */
const SPONSORED_EXT_BYTES = 4 + 4 + 4 + 32 + 4;
const SPONSORED_EXT_START = Buffer.from("000000010000000100000000", "hex");

/** Bytes of an entry's extension, at its end: that of a sponsored entry names who bears its reserve. */
export function extensionOf(entry: Uint8Array): Uint8Array {
  const tail = entry.subarray(-SPONSORED_EXT_BYTES);
  const looksSponsored = asBuffer(tail).subarray(0, SPONSORED_EXT_START.length).equals(SPONSORED_EXT_START);
  // Data that somebody chose may look the same: then only taking the entry apart tells.
  const sponsored = looksSponsored && xdr.LedgerEntry.fromXdr(entry).ext.type === "v1";
  return sponsored ? tail : entry.subarray(-4);
}

/** An entry's LedgerEntryData XDR. */
export function dataOf(entry: Uint8Array): Uint8Array {
  return entry.subarray(4, entry.length - extensionOf(entry).length);
}

/** Who bears the entry's reserve; null if its owner does. */
export function sponsorOf(entry: Uint8Array): xdr.PublicKey | null {
  const extension = extensionOf(entry);
  if (extension.length !== SPONSORED_EXT_BYTES) return null;
  return xdr.PublicKey.publicKeyTypeEd25519(extension.subarray(12, 44));
}

/** The entry with another extension: of a sponsor, or of none. */
export function withSponsor(entry: Uint8Array, sponsor: xdr.PublicKey | null): Uint8Array {
  const body = entry.subarray(0, entry.length - extensionOf(entry).length);
  if (sponsor === null) return concat(body, V0);
  return concat(body, SPONSORED_EXT_START, sponsor.ed25519.value, V0);
}

/** A new form of `before`, given without an extension, which keeps the extension that `before` has. */
export function inPlaceOf(before: Uint8Array | undefined, entry: Uint8Array): Uint8Array {
  if (before === undefined) return entry;
  const extension = extensionOf(before);
  return extension.length === 4 ? entry : concat(entry.subarray(0, -4), extension);
}
