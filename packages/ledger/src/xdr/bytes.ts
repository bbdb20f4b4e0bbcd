import { createHash } from "node:crypto";

/** Concatenates byte strings. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

/** SHA-256 of the concatenation of `parts`. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** A Buffer over the same memory. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export const toBase64 = (bytes: Uint8Array): string => asBuffer(bytes).toString("base64");
export const toHex = (bytes: Uint8Array): string => asBuffer(bytes).toString("hex");
export const fromBase64 = (text: string): Uint8Array => Buffer.from(text, "base64");
export const fromHex = (text: string): Uint8Array => Buffer.from(text, "hex");

export function bytesEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && asBuffer(left).equals(right);
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Decodes standard base64; null if the text is anything else. Line breaks are ignored, as Go's decoder does. */
export function parseBase64(text: string): Uint8Array | null {
  const joined = text.includes("\n") || text.includes("\r") ? text.replace(/[\r\n]/g, "") : text;
  return BASE64.test(joined) ? Buffer.from(joined, "base64") : null;
}
