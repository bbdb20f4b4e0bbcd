import type { ContractId } from "@ajo/schemas";
import { Operation } from "@stellar/stellar-sdk/base";
import { factorySpec } from "../bindings";
import type { Rpc } from "../client/rpc";
import type { Sender } from "./sender";
import { uploadWasm } from "./upload-wasm";

export interface ProposeCodeOptions {
  rpc: Rpc;
  /** The factory's admin. */
  sender: Sender;
  factoryId: ContractId;
  wasm: Uint8Array;
}

/** Uploads code for new groups and proposes it to the factory, which lets it be used after seven days. Returns its hash. */
export async function proposeCode({ rpc, sender, factoryId, wasm }: ProposeCodeOptions): Promise<Uint8Array> {
  const hash = await uploadWasm(rpc, sender, wasm);
  await sender.invoke(factoryCall(factoryId, "propose_code", { hash }));
  return hash;
}

/** From now on new groups run the proposed code, and running ones can vote for it; not before the seven days are over. */
export async function applyCode({
  sender,
  factoryId,
}: Pick<ProposeCodeOptions, "sender" | "factoryId">): Promise<void> {
  await sender.invoke(factoryCall(factoryId, "apply_code", {}));
}

const factoryCall = (contract: ContractId, name: string, args: Record<string, unknown>) =>
  Operation.invokeContractFunction({
    contract,
    function: name,
    args: factorySpec.funcArgsToScVals(name, args),
  });
