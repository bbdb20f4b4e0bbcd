import { type LocalPerson, toHex } from "@ajo/schemas";
import { fromBase64 } from "@/lib/base64";
import type { AuthorisationRequest, SignRequest, WalletConnector } from "./wallet-connector";
import { WalletError } from "./wallet-error";

/**
 * The wallet of a named person on a local network. Everybody can compute its key, so it is offered only where the
 * network itself names its local people. The key and the Stellar library are loaded when something is signed.
 */
export function createLocalConnector(person: LocalPerson): WalletConnector {
  return {
    kind: "local",
    connect: async () => person.address,
    sign: (request) => signLocally(person.name, request),
    signAuthorisation: (request) => signPartLocally(person.name, request),
    watch: () => () => undefined,
  };
}

async function signLocally(name: string, { xdr, networkPassphrase, address }: SignRequest): Promise<string> {
  const [keypair, { TransactionBuilder }] = await Promise.all([
    keyOf(name, address),
    import("@stellar/stellar-sdk/base"),
  ]);
  const transaction = TransactionBuilder.fromXdr(xdr, networkPassphrase);
  transaction.sign(keypair);
  return transaction.toXdr();
}

async function signPartLocally(name: string, { preimage, address }: AuthorisationRequest): Promise<string> {
  const keypair = await keyOf(name, address);
  const hash = await crypto.subtle.digest("SHA-256", fromBase64(preimage));
  // The library's types say Buffer in some of its versions; bytes are what it takes.
  return toHex(keypair.sign(new Uint8Array(hash)));
}

async function keyOf(name: string, address: string) {
  const { localPersonKeypair } = await import("@ajo/soroban/local-people");
  const keypair = localPersonKeypair(name);
  if (keypair.publicKey() !== address)
    throw new WalletError("WalletWrongAccount", `${name} does not have the key of ${address}`);
  return keypair;
}
