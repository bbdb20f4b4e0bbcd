import { Address } from "@stellar/stellar-sdk/base";
import { ScVal } from "@stellar/stellar-sdk/xdr";
import {
  type KeyText,
  assetBalanceKey,
  contractDataKey,
  contractInstanceKey,
  storageKey,
} from "../client/ledger-keys";

/** Where the factory and a group keep their entries; mirrors contracts/{factory,group}/src/storage.rs. */
export const termsKey = storageKey("Terms");
export const codeKey = storageKey("Code");
export const pendingCodeKey = storageKey("PendingCode");
export const adminKey = storageKey("Admin");

export function stateKey(groupId: string): KeyText {
  return contractDataKey(groupId, storageKey("State"));
}

export function memberKey(groupId: string, seat: number): KeyText {
  return contractDataKey(groupId, storageKey("MemberAt", ScVal.scvU32(seat)));
}

/** Every seat's deposit. */
export function depositsKey(groupId: string): KeyText {
  return contractDataKey(groupId, storageKey("Deposits"));
}

/** How rounds `8 * page + 1` to `8 * page + 8` ended. */
export function roundsPageKey(groupId: string, page: number): KeyText {
  return contractDataKey(groupId, storageKey("Rounds", ScVal.scvU32(page)));
}
export const ROUNDS_PER_PAGE = 8;

export function registeredKey(factoryId: string, groupId: string): KeyText {
  return contractDataKey(factoryId, storageKey("Group", new Address(groupId).toScVal()));
}

export function groupCountKey(factoryId: string): KeyText {
  return contractDataKey(factoryId, storageKey("Count"));
}

/** Groups `32 * page` to `32 * page + 31`. */
export function registryPageKey(factoryId: string, page: number): KeyText {
  return contractDataKey(factoryId, storageKey("Page", ScVal.scvU32(page)));
}
export const REGISTRY_PAGE_SIZE = 32;

/**
 * Everything that a snapshot needs. Before the first one neither the number of seats nor the token is known: all 50
 * seats are asked for, and the balance in each known asset.
 */
export function snapshotKeys(
  factoryId: string,
  groupId: string,
  known: { seats: number; assets: readonly string[] },
): KeyText[] {
  const seats = Array.from({ length: known.seats }, (_, seat) => memberKey(groupId, seat));
  const balances = known.assets.map((asset) => assetBalanceKey(asset, groupId));
  const pages = Array.from({ length: Math.ceil(known.seats / ROUNDS_PER_PAGE) }, (_, page) =>
    roundsPageKey(groupId, page),
  );
  return [
    registeredKey(factoryId, groupId),
    contractInstanceKey(groupId),
    stateKey(groupId),
    depositsKey(groupId),
    ...pages,
    ...seats,
    ...balances,
  ];
}
