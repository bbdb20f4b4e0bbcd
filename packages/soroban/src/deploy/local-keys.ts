import { Keypair, hash } from "@stellar/stellar-sdk/base";

/** Those who run a local network. Their keys are known to everybody, as those of local people are. */
export type LocalRole = "admin" | "issuer" | "worker" | "signing";

export function localRoleKeypair(role: LocalRole): Keypair {
  return Keypair.fromRawEd25519Seed(hash(new TextEncoder().encode(`ajo-local:${role}`)));
}
