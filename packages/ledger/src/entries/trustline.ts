/** Trustlines: an account's balance of an issued asset. */
import { xdr } from "@stellar/stellar-sdk/base";
import { type StateKey, trustlineKey } from "../state/ledger-key";
import { inPlaceOf, withSponsor } from "../state/ledger-entry";
import type { Overlay } from "../state/overlay";
import type { StateReader } from "../state/state-reader";

export const TrustlineFlag = { authorized: 1, maintainLiabilities: 2, clawbackEnabled: 4 } as const;
/** Authorized, or authorized to keep what it has. */
export const ANY_AUTHORIZATION = TrustlineFlag.authorized | TrustlineFlag.maintainLiabilities;
export const ALL_TRUSTLINE_FLAGS = ANY_AUTHORIZATION | TrustlineFlag.clawbackEnabled;

/** An issued asset, as opposed to the native one. */
export type IssuedAsset = Exclude<xdr.Asset, { type: "assetTypeNative" }>;

export function isIssued(asset: xdr.Asset): asset is IssuedAsset {
  return asset.type !== "assetTypeNative";
}

export function issuerOf(asset: IssuedAsset): xdr.PublicKey {
  return asset.type === "assetTypeCreditAlphanum4" ? asset.alphaNum4.issuer : asset.alphaNum12.issuer;
}

/** The asset as a trustline names it. */
export function trustlineAsset(asset: IssuedAsset): xdr.TrustLineAsset {
  return asset.type === "assetTypeCreditAlphanum4"
    ? xdr.TrustLineAsset.assetTypeCreditAlphanum4(asset.alphaNum4)
    : xdr.TrustLineAsset.assetTypeCreditAlphanum12(asset.alphaNum12);
}

/** Codes are letters and digits, then zero bytes; the 12-byte form holds at least 5 of them. */
export function isValidAsset(asset: xdr.Asset): boolean {
  if (!isIssued(asset)) return true;
  const code =
    asset.type === "assetTypeCreditAlphanum4"
      ? asset.alphaNum4.assetCode.value
      : asset.alphaNum12.assetCode.value;
  const text = Buffer.from(code).toString("latin1").replace(/\0+$/, "");
  const least = asset.type === "assetTypeCreditAlphanum4" ? 1 : 5;
  return text.length >= least && /^[A-Za-z0-9]+$/.test(text);
}

export function keyOfTrustline(account: xdr.PublicKey, asset: IssuedAsset): StateKey {
  return trustlineKey(account, trustlineAsset(asset));
}

export function decodeTrustline(entry: Uint8Array): xdr.TrustLineEntry {
  const { data } = xdr.LedgerEntry.fromXdr(entry);
  if (data.type !== "trustline") throw new Error(`expected a trustline, found ${data.type}`);
  return data.trustLine;
}

export function findTrustline(
  state: StateReader,
  account: xdr.PublicKey,
  asset: IssuedAsset,
): xdr.TrustLineEntry | null {
  const entry = state.get(keyOfTrustline(account, asset));
  return entry === undefined ? null : decodeTrustline(entry);
}

/** `sponsor`: who bears the reserve of a new one. */
export function putTrustline(
  state: Overlay,
  line: xdr.TrustLineEntry,
  sponsor: xdr.PublicKey | null = null,
): void {
  const entry = new xdr.LedgerEntry({
    lastModifiedLedgerSeq: 0,
    data: xdr.LedgerEntryData.trustline(line),
    ext: xdr.LedgerEntryExt.v0(),
  });
  const key = trustlineKey(line.accountId, line.asset);
  const before = state.get(key);
  const bytes = entry.toXdr();
  state.put(key, before === undefined ? withSponsor(bytes, sponsor) : inPlaceOf(before, bytes));
}

export function changeTrustline(
  line: xdr.TrustLineEntry,
  change: Partial<xdr.TrustLineEntry>,
): xdr.TrustLineEntry {
  return new xdr.TrustLineEntry(Object.assign({}, line, change));
}

export function trustlineLiabilities(line: xdr.TrustLineEntry): { buying: bigint; selling: bigint } {
  return line.ext.type === "v1" ? line.ext.v1.liabilities : { buying: 0n, selling: 0n };
}

export function isAuthorized(line: xdr.TrustLineEntry): boolean {
  return (line.flags & TrustlineFlag.authorized) !== 0;
}

export function isAuthorizedToMaintain(line: xdr.TrustLineEntry): boolean {
  return (line.flags & ANY_AUTHORIZATION) !== 0;
}
