import { xdr } from "@stellar/stellar-sdk/base";
import { EntryType } from "../state/ledger-key";
import { concat } from "../xdr/bytes";
import { u32 } from "../xdr/xdr-writer";

/** LedgerKey XDR of an entry. */
export function keyOf({ data }: xdr.LedgerEntry): Uint8Array {
  // The id of a setting is the first word of the setting itself.
  if (data.type === "configSetting")
    return concat(u32(EntryType.configSetting), data.configSetting.toXdr().subarray(0, 4));
  return ledgerKeyOf(data).toXdr();
}

function ledgerKeyOf(data: Exclude<xdr.LedgerEntryData, { type: "configSetting" }>): xdr.LedgerKey {
  switch (data.type) {
    case "account":
      return xdr.LedgerKey.account(new xdr.LedgerKeyAccount({ accountId: data.account.accountId }));
    case "trustline":
      return xdr.LedgerKey.trustline(
        new xdr.LedgerKeyTrustLine({ accountId: data.trustLine.accountId, asset: data.trustLine.asset }),
      );
    case "data":
      return xdr.LedgerKey.data(
        new xdr.LedgerKeyData({ accountId: data.data.accountId, dataName: data.data.dataName }),
      );
    case "contractData": {
      const { contract, key, durability } = data.contractData;
      return xdr.LedgerKey.contractData(new xdr.LedgerKeyContractData({ contract, key, durability }));
    }
    case "contractCode":
      return xdr.LedgerKey.contractCode(new xdr.LedgerKeyContractCode({ hash: data.contractCode.hash }));
    case "ttl":
      return xdr.LedgerKey.ttl(new xdr.LedgerKeyTtl({ keyHash: data.ttl.keyHash }));
    case "claimableBalance":
      return xdr.LedgerKey.claimableBalance(
        new xdr.LedgerKeyClaimableBalance({ balanceId: data.claimableBalance.balanceId }),
      );
    case "offer":
      return xdr.LedgerKey.offer(
        new xdr.LedgerKeyOffer({ sellerId: data.offer.sellerId, offerId: data.offer.offerId }),
      );
    case "liquidityPool":
      return xdr.LedgerKey.liquidityPool(
        new xdr.LedgerKeyLiquidityPool({ liquidityPoolId: data.liquidityPool.liquidityPoolId }),
      );
  }
}
