import { signEnvelope } from "@ajo/soroban";
import { localPersonKeypair } from "@ajo/soroban/local-people";
import { freighterConnector } from "../features/wallet/freighter-connector";

/** Who acts on this page. */
export interface Signer {
  address: string;
  sign: (xdr: string) => Promise<string>;
}

/** Rejects with a `WalletError`, as in the app. */
export async function connectFreighter(networkPassphrase: string): Promise<Signer> {
  const address = await freighterConnector.connect(networkPassphrase);
  return { address, sign: (xdr) => freighterConnector.sign({ xdr, networkPassphrase, address }) };
}

/** A named person of a practice network, whose key everybody has. */
export function connectLocalPerson(name: string, networkPassphrase: string): Signer {
  const keypair = localPersonKeypair(name.trim());
  return {
    address: keypair.publicKey(),
    sign: (xdr) => Promise.resolve(signEnvelope(xdr, keypair, networkPassphrase)),
  };
}
