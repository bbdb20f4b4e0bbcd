import { AjoError, walletAddressSchema, type WalletAddress } from "@ajo/schemas";
import { FeeBumpTransaction, Networks, Transaction, TransactionBuilder, WebAuth } from "@stellar/stellar-sdk";

/** Whom challenges are for and who gives them (SEP-10). */
export interface ChallengeTerms {
  serverAddress: string;
  networkPassphrase: string;
  homeDomain: string;
  webAuthDomain: string;
}

/** A challenge that this server gave and that the account's key has signed. */
export interface SignedChallenge {
  address: WalletAddress;
  /** Hex of the transaction's hash: what makes it single-use. */
  hash: string;
}

/**
 * Reads a signed challenge by the rules of SEP-10 at the moment `now` of the server's clock. MalformedTransaction
 * when it is not XDR; ChallengeExpired after its time bounds; WrongNetwork when the wallet signed it for another
 * network; BadSignature when the account's key did not sign it; ChallengeInvalid when it is not this server's.
 */
export function readChallenge(xdr: string, terms: ChallengeTerms, now: Date): SignedChallenge {
  const transaction = parse(xdr, terms.networkPassphrase);
  requireUnexpired(transaction, now);
  const { clientAccountID } = asChallenge(() =>
    WebAuth.readChallengeTx(
      xdr,
      terms.serverAddress,
      terms.networkPassphrase,
      terms.homeDomain,
      terms.webAuthDomain,
    ),
  );
  const address = walletAddressSchema.safeParse(clientAccountID);
  if (!address.success) throw new AjoError("ChallengeInvalid", "the challenge is not for a Stellar account");
  requireSignature(transaction, address.data, terms);
  return { address: address.data, hash: hex(transaction.hash()) };
}

function parse(xdr: string, networkPassphrase: string): Transaction {
  let transaction: Transaction | FeeBumpTransaction;
  try {
    transaction = TransactionBuilder.fromXdr(xdr, networkPassphrase);
  } catch (cause) {
    throw new AjoError("MalformedTransaction", "the challenge is not a transaction envelope", { cause });
  }
  if (transaction instanceof FeeBumpTransaction)
    throw new AjoError("ChallengeInvalid", "a challenge has no fee bump");
  return transaction;
}

/** The SDK allows five minutes of clock difference; a challenge that we gave by our own clock needs none. */
function requireUnexpired(transaction: Transaction, now: Date): void {
  const maxTime = Number(transaction.timeBounds?.maxTime ?? 0);
  if (now.getTime() > maxTime * 1000)
    throw new AjoError("ChallengeExpired", "the challenge's time bounds have passed");
}

function requireSignature(transaction: Transaction, address: WalletAddress, terms: ChallengeTerms): void {
  if (WebAuth.verifyTxSignedBy(transaction, address)) {
    asChallenge(() =>
      WebAuth.verifyChallengeTxSigners(
        transaction.toXdr(),
        terms.serverAddress,
        terms.networkPassphrase,
        [address],
        terms.homeDomain,
        terms.webAuthDomain,
      ),
    );
    return;
  }
  for (const passphrase of Object.values<string>(Networks)) {
    if (passphrase === terms.networkPassphrase) continue;
    if (WebAuth.verifyTxSignedBy(new Transaction(transaction.toEnvelope(), passphrase), address))
      throw new AjoError("WrongNetwork", "the challenge was signed for another network", {
        data: { signedFor: passphrase },
      });
  }
  throw new AjoError("BadSignature", "the challenge is not signed by the account's key", {
    data: { address },
  });
}

function asChallenge<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "unreadable";
    throw new AjoError("ChallengeInvalid", `not a challenge of this server: ${reason}`, { cause });
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
