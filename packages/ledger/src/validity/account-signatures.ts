import { xdr } from "@stellar/stellar-sdk/base";
import { thresholdsOf } from "../entries/account";
import type { Threshold } from "../operations/operation";
import type { SignatureChecker, WeightedSigner } from "./signature-checker";

/** Do the signatures reach one of the account's thresholds? */
export function reachesThreshold(
  account: xdr.AccountEntry,
  threshold: Threshold,
  checker: SignatureChecker,
): boolean {
  const thresholds = thresholdsOf(account);
  const signers: WeightedSigner[] = [...account.signers];
  if (thresholds.master > 0) signers.push({ key: masterKey(account.accountId), weight: thresholds.master });
  return checker.check(signers, thresholds[threshold]);
}

/** An account that does not exist has its master key alone. */
export function signedByAbsentAccount(account: xdr.PublicKey, checker: SignatureChecker): boolean {
  return checker.check([{ key: masterKey(account), weight: 1 }], 0);
}

/** CAP-21: every extra signer must have signed. */
export function signedByAll(keys: readonly xdr.SignerKey[], checker: SignatureChecker): boolean {
  if (keys.length === 0) return true;
  return checker.check(
    keys.map((key) => ({ key, weight: 1 })),
    keys.length,
  );
}

function masterKey(account: xdr.PublicKey): xdr.SignerKey {
  return xdr.SignerKey.signerKeyTypeEd25519(account.ed25519.value);
}
