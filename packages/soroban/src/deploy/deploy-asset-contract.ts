import { type ContractId, contractIdSchema } from "@ajo/schemas";
import { type Asset, Operation } from "@stellar/stellar-sdk/base";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { contractInstanceKey } from "../client/ledger-keys";
import type { Rpc } from "../client/rpc";
import type { Sender } from "./sender";

/** Deploys the Stellar Asset Contract of an asset unless the network has it. Returns its address. */
export async function deployAssetContract(
  rpc: Rpc,
  networkPassphrase: string,
  sender: Sender,
  asset: Asset,
): Promise<ContractId> {
  const contractId = contractIdSchema.parse(asset.contractId(networkPassphrase));
  const key = contractInstanceKey(contractId);
  if ((await getLedgerEntries(rpc, [key])).find(key) === undefined)
    await sender.invoke(Operation.createStellarAssetContract({ asset }));
  return contractId;
}
