import { AjoError, type Authorisation, type PreparedAuthorisation, fromHex, toHex } from "@ajo/schemas";
import {
  Account,
  Address,
  Keypair,
  Operation,
  TransactionBuilder,
  authorizeEntry,
  buildAuthorizationEntryPreimage,
  hash,
} from "@stellar/stellar-sdk/base";
import { SorobanAuthorizationEntry } from "@stellar/stellar-sdk/xdr";
import type { Chain } from "../chain";
import { simulateTransaction } from "../client/simulate-transaction";
import { simulationError } from "../errors/simulation-error";
import { getNetworkState } from "../network/get-network-state";
import type { Invocation } from "./prepare-invocation";

/** How long a signed part is good for: two days of ledgers that close every five seconds. */
const VALID_LEDGERS = 34_560;
const LEDGER_SECONDS = 5;

/**
 * The part of a call that `signer` signs apart from the transaction, which `invocation.source` will send. The network
 * is asked what has to be signed; nothing is built that it says would fail.
 */
export async function prepareAuthorisation(
  chain: Chain,
  invocation: Invocation,
  signer: string,
): Promise<PreparedAuthorisation> {
  const { source, contractId, method, args } = invocation;
  const transaction = new TransactionBuilder(new Account(source, "0"), {
    fee: "100",
    networkPassphrase: chain.networkPassphrase,
  })
    .setTimeout(0)
    .addOperation(Operation.invokeContractFunction({ contract: contractId, function: method, args }))
    .build();
  const [simulation, now] = await Promise.all([
    simulateTransaction(chain.rpc, transaction),
    getNetworkState(chain.rpc),
  ]);
  if (!simulation.succeeded) throw await simulationError(chain, simulation);
  const entry = simulation.auth.find((candidate) => signerOf(candidate) === signer);
  if (entry === undefined) throw new AjoError("NotAvailable", `the call needs no signature of ${signer}`);
  const validUntil = now.latestLedger + VALID_LEDGERS;
  const preimage = buildAuthorizationEntryPreimage(entry, validUntil, chain.networkPassphrase);
  return {
    entry: entry.toXdr("base64"),
    preimage: preimage.toXdr("base64"),
    hash: toHex(hash(preimage.toXdr())),
    validUntil,
    expiresAt: new Date(now.closeTime.getTime() + VALID_LEDGERS * LEDGER_SECONDS * 1000),
  };
}

/** Who an entry is to be signed by; null for the transaction's own source. */
function signerOf({ credentials }: SorobanAuthorizationEntry): string | null {
  switch (credentials.type) {
    case "sorobanCredentialsAddress":
      return Address.fromScAddress(credentials.address.address).toString();
    case "sorobanCredentialsAddressV2":
      return Address.fromScAddress(credentials.addressV2.address).toString();
    default:
      return null;
  }
}

/**
 * The signed part, ready to go with the call of `invocation`. Errors: MalformedTransaction when it is no XDR,
 * UnexpectedTransaction when it was made for something or somebody else, BadSignature.
 */
export async function acceptAuthorisation(
  chain: Chain,
  { entry: xdr, signature, validUntil }: Authorisation,
  invocation: Invocation,
  signer: string,
): Promise<SorobanAuthorizationEntry> {
  const entry = decodeEntry(xdr);
  if (signerOf(entry) !== signer || !isFor(entry, invocation))
    throw new AjoError("UnexpectedTransaction", "the signed part was made for another call");
  const preimage = buildAuthorizationEntryPreimage(entry, validUntil, chain.networkPassphrase);
  const bytes = fromHex(signature);
  if (!Keypair.fromPublicKey(signer).verify(hash(preimage.toXdr()), bytes))
    throw new AjoError("BadSignature", `${signer} has not signed this call`, { data: { address: signer } });
  return authorizeEntry(entry, async () => bytes, validUntil, chain.networkPassphrase);
}

function decodeEntry(xdr: string): SorobanAuthorizationEntry {
  try {
    return SorobanAuthorizationEntry.fromXdr(xdr, "base64");
  } catch (cause) {
    throw new AjoError("MalformedTransaction", "the signed part is not XDR", { cause });
  }
}

function isFor(
  { rootInvocation }: SorobanAuthorizationEntry,
  { contractId, method, args }: Invocation,
): boolean {
  const called = rootInvocation.function;
  if (called.type !== "sorobanAuthorizedFunctionTypeContractFn") return false;
  const { contractAddress, functionName, args: given } = called.contractFn;
  return (
    Address.fromScAddress(contractAddress).toString() === contractId &&
    functionName.toString() === method &&
    given.length === args.length &&
    given.every((value, index) => value.toXdr("base64") === args[index]?.toXdr("base64"))
  );
}
