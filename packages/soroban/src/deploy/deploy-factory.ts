import { readFile } from "node:fs/promises";
import path from "node:path";
import { type ContractId, contractIdSchema } from "@ajo/schemas";
import { Address, Operation, StrKey, hash } from "@stellar/stellar-sdk/base";
import {
  ContractIdPreimage,
  ContractIdPreimageFromAddress,
  HashIdPreimage,
  HashIdPreimageContractId,
} from "@stellar/stellar-sdk/xdr";
import { factorySpec } from "../bindings";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { contractInstanceKey } from "../client/ledger-keys";
import type { Rpc } from "../client/rpc";
import type { Sender } from "./sender";
import { uploadWasm } from "./upload-wasm";

export interface DeployFactoryOptions {
  rpc: Rpc;
  networkPassphrase: string;
  /** Pays, and becomes part of the factory's address. */
  sender: Sender;
  /** The folder with ajo_factory.wasm and ajo_group.wasm. */
  artifactsDir: string;
  /** Who may propose code for new groups; the sender unless given. */
  admin?: string;
}

/**
 * Uploads the contracts and deploys the factory. The same sender with the same contracts always gets the same
 * factory: a second time changes nothing.
 */
export async function deployFactory(options: DeployFactoryOptions): Promise<ContractId> {
  const { rpc, networkPassphrase, sender, artifactsDir, admin = sender.address } = options;
  const [factoryWasm, groupWasm] = await Promise.all(
    ["ajo_factory.wasm", "ajo_group.wasm"].map((file) => readFile(path.join(artifactsDir, file))),
  );
  if (factoryWasm === undefined || groupWasm === undefined) throw new Error("unreachable: both were read");
  const salt = hash(Buffer.concat([hash(factoryWasm), hash(groupWasm)]));
  const factoryId = contractIdSchema.parse(contractIdOf(networkPassphrase, sender.address, salt));
  const key = contractInstanceKey(factoryId);
  if ((await getLedgerEntries(rpc, [key])).find(key) !== undefined) return factoryId;

  const group_wasm_hash = await uploadWasm(rpc, sender, groupWasm);
  const wasmHash = await uploadWasm(rpc, sender, factoryWasm);
  const constructorArgs = factorySpec.funcArgsToScVals("__constructor", { admin, group_wasm_hash });
  const address = new Address(sender.address);
  await sender.invoke(Operation.createCustomContract({ address, wasmHash, salt, constructorArgs }));
  return factoryId;
}

/** The address of a contract that `deployer` creates with `salt` (CAP-46-02). */
function contractIdOf(networkPassphrase: string, deployer: string, salt: Uint8Array): string {
  const preimage = HashIdPreimage.envelopeTypeContractId(
    new HashIdPreimageContractId({
      networkId: hash(new TextEncoder().encode(networkPassphrase)),
      contractIdPreimage: ContractIdPreimage.contractIdPreimageFromAddress(
        new ContractIdPreimageFromAddress({ address: new Address(deployer).toScAddress(), salt }),
      ),
    }),
  );
  return StrKey.encodeContract(hash(preimage.toXdr()));
}
