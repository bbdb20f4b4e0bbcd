import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { concat, toBase64, toHex } from "../xdr/bytes";

/** DER header of an Ed25519 SubjectPublicKeyInfo; the raw key follows. */
const SPKI_HEADER = Buffer.from("302a300506032b6570032100", "hex");
const MAX_CACHED = 4096;

const keys = new Map<string, KeyObject>();
const verdicts = new Map<string, boolean>();

/**
 * Ed25519 verification. Keys and verdicts are cached: every signature is looked at when the transaction is submitted and
 * again when it is applied.
 */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  const question = toBase64(concat(publicKey, signature, message));
  const known = verdicts.get(question);
  if (known !== undefined) return known;
  const verdict = verify(null, message, keyObject(publicKey), signature);
  remember(verdicts, question, verdict);
  return verdict;
}

function keyObject(publicKey: Uint8Array): KeyObject {
  const name = toHex(publicKey);
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEADER, publicKey]), format: "der", type: "spki" });
  remember(keys, name, key);
  return key;
}

/** Keeps the cache bounded by dropping its oldest entry. */
function remember<Value>(cache: Map<string, Value>, name: string, value: Value): void {
  if (cache.size >= MAX_CACHED) {
    const oldest = cache.keys().next();
    if (oldest.done !== true) cache.delete(oldest.value);
  }
  cache.set(name, value);
}
