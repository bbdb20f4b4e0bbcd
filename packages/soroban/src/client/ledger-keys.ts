import { Address, type Asset, Keypair } from "@stellar/stellar-sdk/base";
import {
  ContractDataDurability,
  LedgerKey,
  LedgerKeyAccount,
  LedgerKeyContractCode,
  LedgerKeyContractData,
  LedgerKeyTrustLine,
  ScMapEntry,
  ScVal,
} from "@stellar/stellar-sdk/xdr";

/** A ledger key in base64 XDR, as stellar-rpc takes and gives it; equal keys are equal texts. */
export type KeyText = string;

const text = (key: LedgerKey): KeyText => key.toXdr("base64");

export function accountKey(address: string): KeyText {
  const accountId = Keypair.fromPublicKey(address).xdrAccountId();
  return text(LedgerKey.account(new LedgerKeyAccount({ accountId })));
}

export function trustlineKey(address: string, asset: Asset): KeyText {
  const accountId = Keypair.fromPublicKey(address).xdrAccountId();
  return text(
    LedgerKey.trustline(new LedgerKeyTrustLine({ accountId, asset: asset.toTrustLineXdrObject() })),
  );
}

/** A persistent entry of a contract. */
export function contractDataKey(contractId: string, key: ScVal): KeyText {
  const contract = new Address(contractId).toScAddress();
  const durability = ContractDataDurability.persistent;
  return text(LedgerKey.contractData(new LedgerKeyContractData({ contract, key, durability })));
}

/** An entry of a contract that goes when its time is over. */
function temporaryDataKey(contractId: string, key: ScVal): KeyText {
  const contract = new Address(contractId).toScAddress();
  const durability = ContractDataDurability.temporary;
  return text(LedgerKey.contractData(new LedgerKeyContractData({ contract, key, durability })));
}

/** Code that was uploaded, by its SHA-256. */
export function contractCodeKey(hash: Uint8Array): KeyText {
  return text(LedgerKey.contractCode(new LedgerKeyContractCode({ hash })));
}

/** The entry with a contract's executable and its instance storage. */
export function contractInstanceKey(contractId: string): KeyText {
  return contractDataKey(contractId, ScVal.scvLedgerKeyContractInstance());
}

/** The key of a `#[contracttype]` enum of storage keys: a vector of the variant's name and its fields. */
export function storageKey(variant: string, ...fields: ScVal[]): ScVal {
  return ScVal.scvVec([ScVal.scvSymbol(variant), ...fields]);
}

/** Where a Stellar Asset Contract keeps the balance of a contract. */
export function assetBalanceKey(assetContractId: string, holder: string): KeyText {
  return contractDataKey(assetContractId, storageKey("Balance", new Address(holder).toScVal()));
}

/** Where a Stellar Asset Contract keeps what a spender may draw from an owner. */
export function assetAllowanceKey(assetContractId: string, owner: string, spender: string): KeyText {
  const field = (name: string, address: string) =>
    new ScMapEntry({ key: ScVal.scvSymbol(name), val: new Address(address).toScVal() });
  const parties = ScVal.scvMap([field("from", owner), field("spender", spender)]);
  return temporaryDataKey(assetContractId, storageKey("Allowance", parties));
}
