import {
  AjoError,
  type AccountInfo,
  MAX_AMOUNT,
  type Token,
  type WalletAddress,
  walletAddressSchema,
} from "@ajo/schemas";
import { Address, type Asset } from "@stellar/stellar-sdk/base";
import type { Chain } from "../chain";
import { callView } from "../client/call-view";
import { type LedgerEntries, getLedgerEntries } from "../client/get-ledger-entries";
import { accountKey, trustlineKey } from "../client/ledger-keys";
import { parseInput } from "../parse-input";
import { wrappedAsset } from "../token/token-book";
import { findAccount } from "./find-account";
import { findTrustline, isAuthorised, needsTrustline } from "./find-trustline";

/** What an account holds of the native coin and of `tokens`. A balance that an issuer froze counts as without trustline. */
export async function getAccount(chain: Chain, of: string, tokens: readonly Token[]): Promise<AccountInfo> {
  const address = parseInput(walletAddressSchema, of);
  const assets = tokens.map((token) => ({ token, asset: wrappedAsset(token, chain.networkPassphrase) }));
  const lines = assets.flatMap(({ asset }) =>
    asset !== null && needsTrustline(address, asset) ? [trustlineKey(address, asset)] : [],
  );
  const entries = await getLedgerEntries(chain.rpc, [accountKey(address), ...lines]);
  const account = findAccount(entries, address);
  const balances = await Promise.all(
    assets.map(async ({ token, asset }) => ({
      token,
      ...(asset === null
        ? await askBalance(chain, token, address)
        : { ledger: entries.ledger, ...findBalance(entries, address, asset) }),
    })),
  );
  return {
    exists: account !== undefined,
    nativeBalance: account?.balance ?? 0n,
    balances: balances.map(({ token, balance, hasTrustline }) => ({ token, balance, hasTrustline })),
    // Questions may have gone to several nodes, or a ledger may have closed between them.
    asOfLedger: Math.min(entries.ledger, ...balances.map(({ ledger }) => ledger)),
  };
}

function findBalance(entries: LedgerEntries, address: WalletAddress, asset: Asset) {
  const account = findAccount(entries, address);
  if (asset.isNative()) return { balance: account?.balance ?? 0n, hasTrustline: account !== undefined };
  // An issuer makes what it pays: no balance, no limit.
  if (!needsTrustline(address, asset)) return { balance: MAX_AMOUNT, hasTrustline: account !== undefined };
  const trustline = findTrustline(entries, address, asset);
  return {
    balance: trustline?.balance ?? 0n,
    hasTrustline: trustline !== undefined && isAuthorised(trustline),
  };
}

async function askBalance({ rpc, networkPassphrase }: Chain, token: Token, address: WalletAddress) {
  const holder = new Address(address).toScVal();
  const answer = await callView(rpc, networkPassphrase, token.contractId, "balance", [holder]);
  if (!answer.succeeded || typeof answer.value !== "bigint")
    throw new AjoError("InvalidToken", `${token.contractId} does not tell balances`);
  return { ledger: answer.ledger, balance: answer.value, hasTrustline: true };
}
