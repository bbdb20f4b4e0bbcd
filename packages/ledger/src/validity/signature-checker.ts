import type { xdr } from "@stellar/stellar-sdk/base";
import type { SignedContents } from "../engine/transaction-frame";
import { bytesEqual, sha256 } from "../xdr/bytes";
import { verifySignature } from "./verify-signature";

/** A key that may sign, with its weight. */
export interface WeightedSigner {
  key: xdr.SignerKey;
  weight: number;
}

const MAX_WEIGHT = 255;

/**
 * Decides whether signatures reach a weight, and remembers which ones were needed.
 *
 * The order is stellar-core's: pre-authorised hashes count without a signature, then hash preimages, then Ed25519 keys, then
 * signed payloads; for each kind signatures in their order. A signer counts once per question. Counting stops as soon as the
 * weight is reached, so a signature that was not needed stays unused, which `allUsed` reports (txBAD_AUTH_EXTRA).
 */
export class SignatureChecker {
  readonly #contents: SignedContents;
  readonly #used: boolean[];

  constructor(contents: SignedContents) {
    this.#contents = contents;
    this.#used = contents.signatures.map(() => false);
  }

  check(signers: readonly WeightedSigner[], neededWeight: number): boolean {
    let total = 0;
    for (const { key, weight } of signers) {
      if (key.type !== "signerKeyTypePreAuthTx" || !bytesEqual(key.preAuthTx.value, this.#contents.hash))
        continue;
      total += Math.min(weight, MAX_WEIGHT);
      if (total >= neededWeight) return true;
    }
    for (const kind of [
      "signerKeyTypeHashX",
      "signerKeyTypeEd25519",
      "signerKeyTypeEd25519SignedPayload",
    ] as const) {
      const candidates = signers.filter(({ key }) => key.type === kind);
      for (const [index, signature] of this.#contents.signatures.entries()) {
        const found = candidates.findIndex(({ key }) => signs(key, signature, this.#contents.hash));
        const signer = candidates[found];
        if (signer === undefined) continue;
        this.#used[index] = true;
        total += Math.min(signer.weight, MAX_WEIGHT);
        if (total >= neededWeight) return true;
        candidates.splice(found, 1);
      }
    }
    return false;
  }

  allUsed(): boolean {
    return this.#used.every(Boolean);
  }
}

function signs(key: xdr.SignerKey, { hint, signature }: xdr.DecoratedSignature, hash: Uint8Array): boolean {
  switch (key.type) {
    case "signerKeyTypePreAuthTx":
      return false;
    case "signerKeyTypeHashX":
      return (
        bytesEqual(hint.value, lastFour(key.hashX.value)) &&
        bytesEqual(sha256(signature.value), key.hashX.value)
      );
    case "signerKeyTypeEd25519":
      return (
        bytesEqual(hint.value, lastFour(key.ed25519.value)) &&
        verifySignature(key.ed25519.value, hash, signature.value)
      );
    case "signerKeyTypeEd25519SignedPayload": {
      const { ed25519, payload } = key.ed25519SignedPayload;
      return (
        bytesEqual(hint.value, payloadHint(ed25519.value, payload)) &&
        verifySignature(ed25519.value, payload, signature.value)
      );
    }
  }
}

function lastFour(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(bytes.length - 4);
}

/** CAP-40: the key's hint XOR the payload's last four bytes (or as many as there are, at the front). */
function payloadHint(ed25519: Uint8Array, payload: Uint8Array): Uint8Array {
  const tail = new Uint8Array(4);
  tail.set(payload.subarray(Math.max(0, payload.length - 4)));
  return lastFour(ed25519).map((byte, index) => byte ^ (tail[index] ?? 0));
}
