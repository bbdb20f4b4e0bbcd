import type { AccountEntry } from "@stellar/stellar-sdk/xdr";
import { accountKey } from "../client/ledger-keys";
import type { LedgerEntries } from "../client/get-ledger-entries";

/** Half a lumen, in stroops: what the network wants an account to keep per entry. */
const BASE_RESERVE = 5_000_000n;

export function findAccount(entries: LedgerEntries, address: string): AccountEntry | undefined {
  const entry = entries.find(accountKey(address));
  return entry?.type === "account" ? entry.account : undefined;
}

/** What an account can spend, in stroops: its balance without reserve and what it has offered for sale. */
export function spendableBalance(account: AccountEntry): bigint {
  const { ext } = account;
  const liabilities = ext.type === "v1" ? ext.v1.liabilities.selling : 0n;
  const sponsorship = ext.type === "v1" && ext.v1.ext.type === "v2" ? ext.v1.ext.v2 : null;
  const entries =
    account.numSubEntries + (sponsorship?.numSponsoring ?? 0) - (sponsorship?.numSponsored ?? 0);
  const spendable = account.balance - liabilities - BASE_RESERVE * BigInt(2 + entries);
  return spendable > 0n ? spendable : 0n;
}
