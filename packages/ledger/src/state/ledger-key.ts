/**
 * Names of entries in the state: a `StateKey` is the base64 of the LedgerKey's XDR.
 *
 * The XDR of a key is canonical, so two keys are equal exactly when their strings are; and a string is what a Map wants.
 */
import { xdr } from "@stellar/stellar-sdk/base";
import { asBuffer, concat, fromBase64, sha256, toBase64 } from "../xdr/bytes";
import { u32 } from "../xdr/xdr-writer";

declare const brand: unique symbol;
export type StateKey = string & { readonly [brand]: "StateKey" };

/** LedgerEntryType values: the first word of a LedgerKey. */
export const EntryType = {
  account: 0,
  trustline: 1,
  offer: 2,
  data: 3,
  claimableBalance: 4,
  liquidityPool: 5,
  contractData: 6,
  contractCode: 7,
  configSetting: 8,
  ttl: 9,
} as const;

/** The state key of a LedgerKey's XDR. The one place where the brand is given. */
export const stateKey = (keyXdr: Uint8Array): StateKey => toBase64(keyXdr) as StateKey;

/** The LedgerKey XDR of a state key. */
export const keyXdr = (key: StateKey): Uint8Array => fromBase64(key);

const ACCOUNT_PREFIX = concat(u32(EntryType.account), u32(0));
const TTL_PREFIX = u32(EntryType.ttl);

export function accountKey(account: xdr.PublicKey): StateKey {
  return accountKeyOf(account.ed25519.value);
}

/** As `accountKey`, from the raw 32-byte public key. */
export function accountKeyOf(ed25519: Uint8Array): StateKey {
  return stateKey(concat(ACCOUNT_PREFIX, ed25519));
}

export function trustlineKey(account: xdr.PublicKey, asset: xdr.TrustLineAsset): StateKey {
  return stateKey(xdr.LedgerKey.trustline(new xdr.LedgerKeyTrustLine({ accountId: account, asset })).toXdr());
}

export function dataKey(account: xdr.PublicKey, dataName: xdr.XdrString): StateKey {
  return stateKey(xdr.LedgerKey.data(new xdr.LedgerKeyData({ accountId: account, dataName })).toXdr());
}

/** The key of the TTL entry that belongs to a contract data or code key. */
export function ttlKey(key: StateKey): StateKey {
  return stateKey(concat(TTL_PREFIX, sha256(keyXdr(key))));
}

/** The LedgerEntryType of a key. */
export function entryTypeOf(key: StateKey): number {
  return asBuffer(keyXdr(key)).readUInt32BE(0);
}

/** Contract data and contract code have a TTL; nothing else has. */
export function isSorobanKey(key: StateKey): boolean {
  const type = entryTypeOf(key);
  return type === EntryType.contractData || type === EntryType.contractCode;
}

/** ContractDataDurability is the last word of a contract data key: 0 temporary, 1 persistent. */
export function isTemporaryKey(key: StateKey): boolean {
  const bytes = asBuffer(keyXdr(key));
  return bytes.readUInt32BE(0) === EntryType.contractData && bytes.readUInt32BE(bytes.length - 4) === 0;
}
