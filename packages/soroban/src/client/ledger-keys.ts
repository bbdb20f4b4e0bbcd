import { Address, type Asset, Keypair } from "@stellar/stellar-sdk/base";
import {
  ContractDataDurability,
  LedgerKey,
  LedgerKeyAccount,
  LedgerKeyContractData,
  LedgerKeyTrustLine,
  ScVal,
} from "@stellar/stellar-sdk/xdr";

export function accountKey(address: string): LedgerKey {
  return LedgerKey.account(
    new LedgerKeyAccount({ accountId: Keypair.fromPublicKey(address).xdrAccountId() }),
  );
}

export function trustlineKey(address: string, asset: Asset): LedgerKey {
  const accountId = Keypair.fromPublicKey(address).xdrAccountId();
  return LedgerKey.trustline(new LedgerKeyTrustLine({ accountId, asset: asset.toTrustLineXdrObject() }));
}

/** A persistent entry of a contract. */
export function contractDataKey(contractId: string, key: ScVal): LedgerKey {
  return LedgerKey.contractData(
    new LedgerKeyContractData({
      contract: new Address(contractId).toScAddress(),
      key,
      durability: ContractDataDurability.persistent,
    }),
  );
}

/** The entry with a contract's executable and its instance storage. */
export function contractInstanceKey(contractId: string): LedgerKey {
  return contractDataKey(contractId, ScVal.scvLedgerKeyContractInstance());
}

/** The key of a `#[contracttype]` enum of storage keys: a vector of the variant's name and its fields. */
export function storageKey(variant: string, ...fields: ScVal[]): ScVal {
  return ScVal.scvVec([ScVal.scvSymbol(variant), ...fields]);
}

/** Where a Stellar Asset Contract keeps the balance of a contract. */
export function assetBalanceKey(assetContractId: string, holder: string): LedgerKey {
  return contractDataKey(assetContractId, storageKey("Balance", new Address(holder).toScVal()));
}
