import type { LocalPerson } from "@ajo/schemas";
import type { SignRequest, WalletConnector } from "./wallet-connector";
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
    watch: () => () => undefined,
  };
}

async function signLocally(name: string, { xdr, networkPassphrase, address }: SignRequest): Promise<string> {
  const [{ localPersonKeypair }, { TransactionBuilder }] = await Promise.all([
    import("@ajo/soroban/local-people"),
    import("@stellar/stellar-sdk/base"),
  ]);
  const keypair = localPersonKeypair(name);
  if (keypair.publicKey() !== address)
    throw new WalletError("WalletWrongAccount", `${name} does not have the key of ${address}`);
  const transaction = TransactionBuilder.fromXdr(xdr, networkPassphrase);
  transaction.sign(keypair);
  return transaction.toXdr();
}
