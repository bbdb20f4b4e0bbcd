import { AjoError } from "@ajo/schemas";
import { Keypair, Networks, Transaction } from "@stellar/stellar-sdk/base";
import { toHex } from "../hex";
import type { ParsedEnvelope } from "./parse-envelope";

/**
 * Says what is wrong before the network only says "bad auth": the source's signature must be there and be one for
 * this network. A signature by the source's key (by its hint) that does not fit was made for another network, or the
 * transaction was changed after it was signed; `data.network` names the network when it is a public one.
 */
export function checkSignature({ transaction, source }: ParsedEnvelope): void {
  const key = Keypair.fromPublicKey(source);
  const hint = toHex(key.signatureHint());
  const signatures = transaction.signatures
    .filter((decorated) => hint === toHex(decorated.hint.toBytes()))
    .map((decorated) => decorated.signature.toBytes());
  if (signatures.length === 0)
    throw new AjoError("BadSignature", `${source} has not signed`, { data: { address: source } });

  const isFor = (passphrase: string) => {
    const base = new Transaction(transaction.toEnvelope(), passphrase).hash();
    return signatures.some((signature) => key.verify(base, signature));
  };
  if (isFor(transaction.networkPassphrase)) return;
  const network = Object.values<string>(Networks).find(isFor);
  throw new AjoError("WrongNetwork", "the signature is not one for this network", {
    data: network === undefined ? {} : { network },
  });
}
