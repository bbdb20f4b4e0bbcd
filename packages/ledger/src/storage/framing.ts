/** Records in a file: length, checksum, payload. A torn tail is recognised and told apart from damage elsewhere. */
import { crc32 } from "node:zlib";
import { asBuffer } from "../xdr/bytes";

export const FRAME_HEADER_BYTES = 8;

export function frame(payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(FRAME_HEADER_BYTES + payload.length);
  bytes.writeUInt32BE(payload.length, 0);
  bytes.writeUInt32BE(crc32(payload), 4);
  asBuffer(payload).copy(bytes, FRAME_HEADER_BYTES);
  return bytes;
}

export type Unframed =
  | { kind: "record"; payload: Buffer; end: number }
  /** Nothing more, exactly at the end. */
  | { kind: "end" }
  /** The last record was not written in full: nobody was told of it. */
  | { kind: "torn" }
  | { kind: "damaged" };

/** Reads the record at `offset`. */
export function unframe(bytes: Buffer, offset: number): Unframed {
  if (offset === bytes.length) return { kind: "end" };
  if (offset + FRAME_HEADER_BYTES > bytes.length) return { kind: "torn" };
  const length = bytes.readUInt32BE(offset);
  const end = offset + FRAME_HEADER_BYTES + length;
  if (end > bytes.length) return { kind: "torn" };
  const payload = bytes.subarray(offset + FRAME_HEADER_BYTES, end);
  // No record is empty, but the checksum of nothing is zero: zeros are no record.
  if (length > 0 && crc32(payload) === bytes.readUInt32BE(offset + 4))
    return { kind: "record", payload, end };
  // A file system may extend a file before it fills it: a bad record with nothing but zeros behind it is a torn one too.
  return { kind: bytes.subarray(end).every((byte) => byte === 0) ? "torn" : "damaged" };
}
