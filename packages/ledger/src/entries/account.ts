/** Account entries: decoding, balances, reserves. Amounts in stroops. */
import { xdr } from "@stellar/stellar-sdk/base";
import { accountKey, accountKeyOf, type StateKey } from "../state/ledger-key";
import { inPlaceOf } from "../state/ledger-entry";
import type { Overlay } from "../state/overlay";
import type { StateReader } from "../state/state-reader";
import { asBuffer, bytesEqual } from "../xdr/bytes";

export const MAX_INT64 = 2n ** 63n - 1n;
/** Data entries, trustlines, offers and signers an account may have together. */
export const MAX_SUBENTRIES = 1000;

export const AccountFlag = {
  authRequired: 1,
  authRevocable: 2,
  authImmutable: 4,
  authClawbackEnabled: 8,
} as const;

const decodedAccounts = new WeakMap<Uint8Array, xdr.AccountEntry>();

/** The account in an entry, taken apart once: a transaction's source is looked at half a dozen times before it changes. */
export function decodeAccount(entry: Uint8Array): xdr.AccountEntry {
  const known = decodedAccounts.get(entry);
  if (known !== undefined) return known;
  const { data } = xdr.LedgerEntry.fromXdr(entry);
  if (data.type !== "account") throw new Error(`expected an account entry, found ${data.type}`);
  decodedAccounts.set(entry, data.account);
  return data.account;
}

/** Are they the same account? */
export function sameAccount(left: xdr.PublicKey, right: xdr.PublicKey): boolean {
  return bytesEqual(left.ed25519.value, right.ed25519.value);
}

export function encodeAccount(account: xdr.AccountEntry): Uint8Array {
  return new xdr.LedgerEntry({
    lastModifiedLedgerSeq: 0,
    data: xdr.LedgerEntryData.account(account),
    ext: xdr.LedgerEntryExt.v0(),
  }).toXdr();
}

export function findAccount(state: StateReader, account: xdr.PublicKey): xdr.AccountEntry | null {
  return findAccountAt(state, accountKey(account));
}

export function findAccountAt(state: StateReader, key: StateKey): xdr.AccountEntry | null {
  const entry = state.get(key);
  return entry === undefined ? null : decodeAccount(entry);
}

export function accountExists(state: StateReader, account: xdr.PublicKey): boolean {
  return state.get(accountKey(account)) !== undefined;
}

/** Balance of an account without decoding the rest; 0 if it does not exist. */
export function nativeBalanceAt(state: StateReader, ed25519: Uint8Array): bigint {
  const entry = state.get(accountKeyOf(ed25519));
  return entry === undefined ? 0n : asBuffer(entry).readBigInt64BE(44);
}

export function putAccount(state: Overlay, account: xdr.AccountEntry): void {
  const key = accountKey(account.accountId);
  state.put(key, inPlaceOf(state.get(key), encodeAccount(account)));
}

/** A copy of `account` with some fields changed. */
export function changeAccount(
  account: xdr.AccountEntry,
  change: Partial<xdr.AccountEntry>,
): xdr.AccountEntry {
  return new xdr.AccountEntry(Object.assign({}, account, change));
}

/** A new account as CREATE_ACCOUNT makes it: master weight 1, thresholds 0, sequence numbers from its ledger on. */
export function newAccount(accountId: xdr.PublicKey, balance: bigint, sequence: number): xdr.AccountEntry {
  return new xdr.AccountEntry({
    accountId,
    balance,
    seqNum: BigInt(sequence) << 32n,
    numSubEntries: 0,
    inflationDest: null,
    flags: 0,
    homeDomain: "",
    thresholds: Uint8Array.of(1, 0, 0, 0),
    signers: [],
    ext: xdr.AccountEntryExt.v0(),
  });
}

export function accountLiabilities(account: xdr.AccountEntry): { buying: bigint; selling: bigint } {
  return account.ext.type === "v1" ? account.ext.v1.liabilities : { buying: 0n, selling: 0n };
}

/** How many of the account's reserves others bear, and how many it bears for others. */
export function sponsoring(account: xdr.AccountEntry): { sponsored: number; sponsoring: number } {
  if (account.ext.type !== "v1" || account.ext.v1.ext.type !== "v2") return { sponsored: 0, sponsoring: 0 };
  const { numSponsored, numSponsoring } = account.ext.v1.ext.v2;
  return { sponsored: numSponsored, sponsoring: numSponsoring };
}

/** What the account must hold: base reserves for itself, its subentries and what it sponsors, less what others sponsor. */
export function minimumBalance(account: xdr.AccountEntry, baseReserve: number): bigint {
  const counts = sponsoring(account);
  return BigInt(2 + account.numSubEntries + counts.sponsoring - counts.sponsored) * BigInt(baseReserve);
}

/** What the account may spend: balance above the reserve and the liabilities of its offers. */
export function availableBalance(account: xdr.AccountEntry, baseReserve: number): bigint {
  const available =
    account.balance - minimumBalance(account, baseReserve) - accountLiabilities(account).selling;
  return available > 0n ? available : 0n;
}

/** What the account may still receive. */
export function maximumReceive(account: xdr.AccountEntry): bigint {
  return MAX_INT64 - account.balance - accountLiabilities(account).buying;
}

export type SubentryOutcome =
  { ok: true; account: xdr.AccountEntry } | { ok: false; reason: "lowReserve" | "tooMany" };

/** Adds (or with -1 removes) a subentry, if the reserve and the limit allow it. */
export function addSubentries(
  account: xdr.AccountEntry,
  count: number,
  baseReserve: number,
): SubentryOutcome {
  const changed = changeAccount(account, { numSubEntries: account.numSubEntries + count });
  if (count > 0) {
    if (changed.numSubEntries > MAX_SUBENTRIES) return { ok: false, reason: "tooMany" };
    const needed = minimumBalance(changed, baseReserve) + accountLiabilities(account).selling;
    if (account.balance < needed) return { ok: false, reason: "lowReserve" };
  }
  return { ok: true, account: changed };
}

/** The account's extension with the given extension V2, creating V1 if it has none. */
function withExtensionV2(account: xdr.AccountEntry, v2: xdr.AccountEntryExtensionV2): xdr.AccountEntry {
  const liabilities =
    account.ext.type === "v1" ? account.ext.v1.liabilities : new xdr.Liabilities({ buying: 0n, selling: 0n });
  const v1 = new xdr.AccountEntryExtensionV1({ liabilities, ext: xdr.AccountEntryExtensionV1Ext.v2(v2) });
  return changeAccount(account, { ext: xdr.AccountEntryExt.v1(v1) });
}

function extensionV2(account: xdr.AccountEntry): xdr.AccountEntryExtensionV2 {
  if (account.ext.type === "v1" && account.ext.v1.ext.type === "v2") return account.ext.v1.ext.v2;
  return new xdr.AccountEntryExtensionV2({
    numSponsored: 0,
    numSponsoring: 0,
    // One slot for each signer: who pays its reserve, here nobody else.
    signerSponsoringIDs: account.signers.map(() => null),
    ext: xdr.AccountEntryExtensionV2Ext.v0(),
  });
}

/** The account with other counts of reserves that others bear for it, or it for others. */
export function changeSponsored(
  account: xdr.AccountEntry,
  change: { sponsored?: number; sponsoring?: number },
): xdr.AccountEntry {
  const before = extensionV2(account);
  const v2 = new xdr.AccountEntryExtensionV2(
    Object.assign({}, before, {
      numSponsored: before.numSponsored + (change.sponsored ?? 0),
      numSponsoring: before.numSponsoring + (change.sponsoring ?? 0),
    }),
  );
  return withExtensionV2(account, v2);
}

/** Who bears the reserve of each signer, in the order of the signers; null where the account itself does. */
export function signerSponsors(account: xdr.AccountEntry): readonly (xdr.PublicKey | null)[] {
  return extensionV2(account).signerSponsoringIDs;
}

/** Uses up a sequence number and notes when (CAP-21), so that later preconditions can ask for its age. */
export function useSequence(
  account: xdr.AccountEntry,
  seqNum: bigint,
  ledger: { sequence: number; closeTime: bigint },
): xdr.AccountEntry {
  const v3 = new xdr.AccountEntryExtensionV3({
    ext: xdr.ExtensionPoint.v0(),
    seqLedger: ledger.sequence,
    seqTime: ledger.closeTime,
  });
  const v2 = new xdr.AccountEntryExtensionV2(
    Object.assign({}, extensionV2(account), { ext: xdr.AccountEntryExtensionV2Ext.v3(v3) }),
  );
  return changeAccount(withExtensionV2(account, v2), { seqNum });
}

/** Ledger and time of the account's last used sequence number; zeroes before the first. */
export function sequenceUse(account: xdr.AccountEntry): { seqLedger: number; seqTime: bigint } {
  if (account.ext.type === "v1" && account.ext.v1.ext.type === "v2") {
    const { ext } = account.ext.v1.ext.v2;
    if (ext.type === "v3") return { seqLedger: ext.v3.seqLedger, seqTime: ext.v3.seqTime };
  }
  return { seqLedger: 0, seqTime: 0n };
}

/** Replaces the signers. Those that stay keep their sponsors; `sponsor` is that of those that are new. */
export function withSigners(
  account: xdr.AccountEntry,
  signers: xdr.Signer[],
  sponsor: xdr.PublicKey | null = null,
): xdr.AccountEntry {
  const sorted = [...signers].sort((left, right) => Buffer.compare(left.key.toXdr(), right.key.toXdr()));
  const changed = changeAccount(account, { signers: sorted });
  const hasExtension = account.ext.type === "v1" && account.ext.v1.ext.type === "v2";
  if (!hasExtension && sponsor === null) return changed;
  const before = signerSponsors(account);
  const signerSponsoringIDs = sorted.map(({ key }) => {
    const index = account.signers.findIndex((signer) => signer.key.equals(key));
    return index === -1 ? sponsor : (before[index] ?? null);
  });
  const v2 = new xdr.AccountEntryExtensionV2(
    Object.assign({}, extensionV2(account), { signerSponsoringIDs }),
  );
  return withExtensionV2(changed, v2);
}

/** Weight of the master key and the three thresholds. */
export function thresholdsOf(account: xdr.AccountEntry): {
  master: number;
  low: number;
  medium: number;
  high: number;
} {
  const [master = 0, low = 0, medium = 0, high = 0] = account.thresholds.value;
  return { master, low, medium, high };
}

export function isImmutable(account: xdr.AccountEntry): boolean {
  return (account.flags & AccountFlag.authImmutable) !== 0;
}
