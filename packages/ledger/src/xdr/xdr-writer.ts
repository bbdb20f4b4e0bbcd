/**
 * Composes XDR out of parts that are XDR already.
 *
 * Metas and close metas consist almost wholly of entries, events and results whose bytes exist: joining them is some hundred
 * times cheaper than decoding and encoding them again.
 */
import { concat } from "./bytes";

export function u32(value: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function i64(value: bigint): Uint8Array {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

/** `T values<>`: the count, then the items, each XDR already. */
export function array(items: readonly Uint8Array[]): Uint8Array {
  return concat(u32(items.length), ...items);
}

/** `T* value`. */
export function optional(item: Uint8Array | null): Uint8Array {
  return item === null ? u32(0) : concat(u32(1), item);
}

/** `opaque value<>`: length, bytes, padding to four. */
export function opaque(bytes: Uint8Array): Uint8Array {
  const padding = (4 - (bytes.length % 4)) % 4;
  return concat(u32(bytes.length), bytes, new Uint8Array(padding));
}

/** `ExtensionPoint` and every other union at its empty arm 0. */
export const V0 = u32(0);
