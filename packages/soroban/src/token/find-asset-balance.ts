import { z } from "zod";
import { findNativeValue } from "../client/contract-data";
import type { LedgerEntries } from "../client/get-ledger-entries";
import { assetBalanceKey } from "../client/ledger-keys";

const balanceSchema = z.object({ amount: z.bigint(), authorized: z.boolean() });

/** What a contract holds of an asset, among entries that were read with its balance key. No entry means nothing. */
export function findAssetBalance(entries: LedgerEntries, assetContractId: string, holder: string): bigint {
  const value = findNativeValue(entries, assetBalanceKey(assetContractId, holder));
  return value === undefined ? 0n : balanceSchema.parse(value).amount;
}
