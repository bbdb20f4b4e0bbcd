import { GROUP_LIMITS } from "@ajo/schemas";
import { Address } from "@stellar/stellar-sdk/base";
import { type LedgerKey, ScVal } from "@stellar/stellar-sdk/xdr";
import { assetBalanceKey, contractDataKey, contractInstanceKey, storageKey } from "../client/ledger-keys";

/** Where the factory and a group keep their entries; mirrors contracts/{factory,group}/src/storage.rs. */
export const termsKey = storageKey("Terms");
export const codeKey = storageKey("Code");

export function stateKey(groupId: string): LedgerKey {
  return contractDataKey(groupId, storageKey("State"));
}

export function memberKey(groupId: string, seat: number): LedgerKey {
  return contractDataKey(groupId, storageKey("MemberAt", ScVal.scvU32(seat)));
}

export function registeredKey(factoryId: string, groupId: string): LedgerKey {
  return contractDataKey(factoryId, storageKey("Group", new Address(groupId).toScVal()));
}

export function groupCountKey(factoryId: string): LedgerKey {
  return contractDataKey(factoryId, storageKey("Count"));
}

/** Groups `32 * page` to `32 * page + 31`. */
export function registryPageKey(factoryId: string, page: number): LedgerKey {
  return contractDataKey(factoryId, storageKey("Page", ScVal.scvU32(page)));
}
export const REGISTRY_PAGE_SIZE = 32;

/** Everything that a snapshot needs: at most 53 keys, and one per known asset for the escrow. */
export function snapshotKeys(
  factoryId: string,
  groupId: string,
  assetContractIds: readonly string[],
): LedgerKey[] {
  const seats = Array.from({ length: GROUP_LIMITS.membersMax }, (_, seat) => memberKey(groupId, seat));
  const balances = assetContractIds.map((assetContractId) => assetBalanceKey(assetContractId, groupId));
  return [
    registeredKey(factoryId, groupId),
    contractInstanceKey(groupId),
    stateKey(groupId),
    ...seats,
    ...balances,
  ];
}
