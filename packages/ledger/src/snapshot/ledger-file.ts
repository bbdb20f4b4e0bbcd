/**
 * This program's own snapshot file: everything that the next ledger depends on, bit by bit.
 *
 * A line that says what it is, the SHA-256 of what follows, and that compressed: the passphrase, the head and all entries.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { BinaryReader, BinaryWriter } from "../storage/binary";
import { readHead, writeHead } from "../storage/ledger-codec";
import { keyXdr, stateKey, type StateKey } from "../state/ledger-key";
import { asBuffer, bytesEqual, concat, sha256 } from "../xdr/bytes";
import { SnapshotInvalidError, SnapshotMismatchError } from "./errors";
import type { PortableState } from "./portable-state";

const MAGIC = Buffer.from("ajo-ledger snapshot 1\n");
const HASH_BYTES = 32;
const COMPRESSION = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export function isLedgerFile(bytes: Uint8Array): boolean {
  return asBuffer(bytes).subarray(0, MAGIC.length).equals(MAGIC);
}

export function encodeLedgerFile(passphrase: string, { head, entries }: PortableState): Uint8Array {
  const writer = new BinaryWriter().bytes(Buffer.from(passphrase));
  writeHead(writer, head);
  writer.list([...entries], (to, [key, entry]) => to.bytes(keyXdr(key)).bytes(entry));
  const body = brotliCompressSync(writer.finish(), COMPRESSION);
  return concat(MAGIC, sha256(body), body);
}

/** Throws SnapshotInvalidError for what is not such a file, whole; SnapshotMismatchError for another network's. */
export function decodeLedgerFile(bytes: Uint8Array, passphrase: string): PortableState {
  const hash = bytes.subarray(MAGIC.length, MAGIC.length + HASH_BYTES);
  const body = bytes.subarray(MAGIC.length + HASH_BYTES);
  if (!isLedgerFile(bytes) || !bytesEqual(sha256(body), hash))
    throw new SnapshotInvalidError("the snapshot is damaged: its checksum does not fit");
  const reader = new BinaryReader(brotliDecompressSync(body));
  const found = Buffer.from(reader.bytes()).toString();
  if (found !== passphrase) throw new SnapshotMismatchError(`"${found}"`, `"${passphrase}"`);
  const head = readHead(reader);
  const entries = reader.list((from): [StateKey, Uint8Array] => [
    stateKey(from.bytes()),
    Buffer.from(from.bytes()),
  ]);
  return { head, entries: new Map(entries) };
}
