import { type Keypair, Transaction } from "@stellar/stellar-sdk/base";

/** Adds `keypair`'s signature for the network of `networkPassphrase`; for scripts, the worker and local people. */
export function signEnvelope(xdr: string, keypair: Keypair, networkPassphrase: string): string {
  const transaction = new Transaction(xdr, networkPassphrase);
  transaction.sign(keypair);
  return transaction.toEnvelope().toXdr("base64");
}
