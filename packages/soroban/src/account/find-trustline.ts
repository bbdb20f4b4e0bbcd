import type { Asset } from "@stellar/stellar-sdk/base";
import type { TrustLineEntry } from "@stellar/stellar-sdk/xdr";
import { trustlineKey } from "../client/ledger-keys";
import type { LedgerEntries } from "../client/get-ledger-entries";

/** TrustLineFlags.AUTHORIZED_FLAG */
const AUTHORIZED = 1;

/** Whether an account needs a trustline to hold an asset: not for the native coin, nor for what it issues itself. */
export function needsTrustline(address: string, asset: Asset): boolean {
  return !asset.isNative() && asset.issuer !== address;
}

export function findTrustline(
  entries: LedgerEntries,
  address: string,
  asset: Asset,
): TrustLineEntry | undefined {
  const entry = entries.find(trustlineKey(address, asset));
  return entry?.type === "trustline" ? entry.trustLine : undefined;
}

export function isAuthorised(trustline: TrustLineEntry): boolean {
  return (trustline.flags & AUTHORIZED) !== 0;
}
