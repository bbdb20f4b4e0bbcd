import { StrKey, xdr } from "@stellar/stellar-sdk/base";
import type { Ledger } from "../engine/ledger";
import {
  accountLiabilities,
  AccountFlag,
  findAccount,
  sequenceUse,
  sponsoring,
  thresholdsOf,
} from "../entries/account";
import { decodeTrustline, TrustlineFlag, trustlineLiabilities } from "../entries/trustline";
import { accountKey, EntryType, keyXdr, stateKey } from "../state/ledger-key";
import { lastModifiedOf } from "../state/ledger-entry";
import { concat } from "../xdr/bytes";
import { u32 } from "../xdr/xdr-writer";
import { formatAmount } from "./amount";

/** An account as Horizon shows it; null if it does not exist. `address` must be a valid account. */
export function accountResource(ledger: Ledger, address: string): object | null {
  const id = xdr.PublicKey.publicKeyTypeEd25519(StrKey.decodeEd25519PublicKey(address));
  const account = findAccount(ledger.state, id);
  const entry = ledger.state.get(accountKey(id));
  if (account === null || entry === undefined) return null;
  const { seqLedger, seqTime } = sequenceUse(account);
  const { low, medium, high } = thresholdsOf(account);
  const reserves = sponsoring(account);
  return {
    id: address,
    account_id: address,
    paging_token: address,
    sequence: String(account.seqNum),
    sequence_ledger: seqLedger,
    sequence_time: String(seqTime),
    subentry_count: account.numSubEntries,
    home_domain: account.homeDomain.toString(),
    last_modified_ledger: lastModifiedOf(entry),
    last_modified_time: new Date(Number(ledger.head.ledger.closeTime) * 1000).toISOString(),
    thresholds: { low_threshold: low, med_threshold: medium, high_threshold: high },
    flags: {
      auth_required: (account.flags & AccountFlag.authRequired) !== 0,
      auth_revocable: (account.flags & AccountFlag.authRevocable) !== 0,
      auth_immutable: (account.flags & AccountFlag.authImmutable) !== 0,
      auth_clawback_enabled: (account.flags & AccountFlag.authClawbackEnabled) !== 0,
    },
    balances: [...trustlinesOf(ledger, id).map(trustlineBalance), nativeBalance(account)],
    signers: signersOf(account, address),
    data: {},
    num_sponsoring: reserves.sponsoring,
    num_sponsored: reserves.sponsored,
    _links: {},
  };
}

function nativeBalance(account: xdr.AccountEntry): object {
  const { buying, selling } = accountLiabilities(account);
  return {
    balance: formatAmount(account.balance),
    buying_liabilities: formatAmount(buying),
    selling_liabilities: formatAmount(selling),
    asset_type: "native",
  };
}

function trustlineBalance({
  line,
  lastModified,
}: {
  line: xdr.TrustLineEntry;
  lastModified: number;
}): object {
  const { buying, selling } = trustlineLiabilities(line);
  return {
    balance: formatAmount(line.balance),
    limit: formatAmount(line.limit),
    buying_liabilities: formatAmount(buying),
    selling_liabilities: formatAmount(selling),
    last_modified_ledger: lastModified,
    is_authorized: (line.flags & TrustlineFlag.authorized) !== 0,
    is_authorized_to_maintain_liabilities: line.flags !== 0,
    is_clawback_enabled: (line.flags & TrustlineFlag.clawbackEnabled) !== 0,
    ...assetFields(line.asset),
  };
}

/** Horizon's fields for an asset. */
export function assetFields(asset: xdr.TrustLineAsset | xdr.Asset): object {
  switch (asset.type) {
    case "assetTypeNative":
      return { asset_type: "native" };
    case "assetTypePoolShare":
      return { asset_type: "liquidity_pool_shares" };
    case "assetTypeCreditAlphanum4":
      return { asset_type: "credit_alphanum4", ...issued(asset.alphaNum4) };
    case "assetTypeCreditAlphanum12":
      return { asset_type: "credit_alphanum12", ...issued(asset.alphaNum12) };
  }
}

function issued({ assetCode, issuer }: xdr.AlphaNum4 | xdr.AlphaNum12): object {
  return {
    asset_code: Buffer.from(assetCode.value).toString("latin1").replace(/\0+$/, ""),
    asset_issuer: StrKey.encodeEd25519PublicKey(Buffer.from(issuer.ed25519.value)),
  };
}

/** All trustlines of an account, found by the prefix that their keys share. */
function trustlinesOf({ state }: Ledger, account: xdr.PublicKey) {
  const start = Buffer.from(concat(u32(EntryType.trustline), account.toXdr()));
  // 39 bytes make whole base64 digits; the last byte of the 40 is compared by itself.
  const prefix = stateKey(start.subarray(0, 39));
  const lines = [];
  for (const [key, entry] of state.entries()) {
    if (!key.startsWith(prefix) || keyXdr(key)[39] !== start[39]) continue;
    lines.push({ line: decodeTrustline(entry), lastModified: lastModifiedOf(entry) });
  }
  return lines;
}

function signersOf(account: xdr.AccountEntry, address: string): object[] {
  const others = account.signers.map(({ key, weight }) => ({ weight, ...signerKey(key) }));
  return [...others, { weight: thresholdsOf(account).master, key: address, type: "ed25519_public_key" }];
}

function signerKey(key: xdr.SignerKey): { key: string; type: string } {
  switch (key.type) {
    case "signerKeyTypeEd25519":
      return {
        key: StrKey.encodeEd25519PublicKey(Buffer.from(key.ed25519.value)),
        type: "ed25519_public_key",
      };
    case "signerKeyTypePreAuthTx":
      return { key: StrKey.encodePreAuthTx(Buffer.from(key.preAuthTx.value)), type: "preauth_tx" };
    case "signerKeyTypeHashX":
      return { key: StrKey.encodeSha256Hash(Buffer.from(key.hashX.value)), type: "sha256_hash" };
    case "signerKeyTypeEd25519SignedPayload":
      return {
        key: StrKey.encodeSignedPayload(Buffer.from(key.ed25519SignedPayload.toXdr())),
        type: "ed25519_signed_payload",
      };
  }
}
