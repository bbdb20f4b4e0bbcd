import { AjoError, type WalletAddress } from "@ajo/schemas";
import { findAccount } from "../account/find-account";
import { findTrustline, isAuthorised, needsTrustline } from "../account/find-trustline";
import type { Chain } from "../chain";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { accountKey, trustlineKey } from "../client/ledger-keys";
import type { KnownToken } from "./token-book";

/** `MissingTrustline` when `address` could neither pay in nor be paid out: told before joining, not at the payout. */
export async function ensureCanHold(
  chain: Chain,
  address: WalletAddress,
  { token, asset }: KnownToken,
): Promise<void> {
  if (asset === null || !needsTrustline(address, asset)) return;
  const entries = await getLedgerEntries(chain.rpc, [accountKey(address), trustlineKey(address, asset)]);
  if (findAccount(entries, address) === undefined)
    throw new AjoError("AccountNotFound", `${address} is not on this network`, { data: { address } });
  const trustline = findTrustline(entries, address, asset);
  if (trustline !== undefined && isAuthorised(trustline)) return;
  throw new AjoError("MissingTrustline", `${address} cannot hold ${token.code} yet`, {
    data: { token: token.code, contractId: token.contractId, address },
  });
}
