import { Address, type Keypair, nativeToScVal, Operation, scValToNative, xdr } from "@stellar/stellar-sdk";
import { recordedContract } from "./recorded-contracts";
import type { World } from "./world";

const symbol = (text: string) => nativeToScVal(text, { type: "symbol" });

/** The recorded `vector` contract, on a ledger: it keeps values under names. */
export interface DeployedVector {
  readonly contractId: string;
  put(world: World, source: Keypair, name: string, value: string): Promise<void>;
  get(world: World, source: Keypair, name: string): Promise<string>;
  /** Key of the persistent entry under a name. */
  keyOf(name: string): xdr.LedgerKey;
}

export async function deployVector(world: World, source: Keypair): Promise<DeployedVector> {
  const wasm = recordedContract("vector");
  const uploaded = await world.invoke(source, Operation.uploadContractWasm({ wasm }));
  if (uploaded.returnValue?.type !== "scvBytes") throw new Error("an upload returns the hash");
  const created = await world.invoke(
    source,
    Operation.createCustomContract({
      address: new Address(source.publicKey()),
      wasmHash: Buffer.from(uploaded.returnValue.bytes.value),
    }),
  );
  if (created.returnValue === undefined) throw new Error("a creation returns the address");
  return vectorAt(Address.fromScVal(created.returnValue).toString());
}

export function vectorAt(contractId: string): DeployedVector {
  const call = (name: string, ...args: xdr.ScVal[]) =>
    Operation.invokeContractFunction({ contract: contractId, function: name, args });
  return {
    contractId,
    put: async (world, source, name, value) => {
      await world.invoke(source, call("pers_put", symbol(name), nativeToScVal(Buffer.from(value))));
    },
    get: async (world, source, name) => {
      const { returnValue } = await world.invoke(source, call("pers_get", symbol(name)));
      if (returnValue === undefined) throw new Error("nothing came back");
      return Buffer.from(scValToNative(returnValue) as Uint8Array).toString();
    },
    keyOf: (name) =>
      xdr.LedgerKey.contractData(
        new xdr.LedgerKeyContractData({
          contract: new Address(contractId).toScAddress(),
          key: xdr.ScVal.scvVec([symbol("P"), symbol(name)]),
          durability: xdr.ContractDataDurability.persistent,
        }),
      ),
  };
}
