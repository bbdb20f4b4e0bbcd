import { Keypair, hash } from "@stellar/stellar-sdk/base";

/**
 * The key of a named person on a local network: seed = sha256("ajo-local-person:" + name in lower case). Everybody
 * can compute it, so it is worth something only where the network itself says who its local people are
 * (AJO_LOCAL_PEOPLE).
 */
export function localPersonKeypair(name: string): Keypair {
  return Keypair.fromRawEd25519Seed(hash(new TextEncoder().encode(`ajo-local-person:${name.toLowerCase()}`)));
}
