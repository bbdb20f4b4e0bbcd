import { Operation, hash } from "@stellar/stellar-sdk/base";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { contractCodeKey } from "../client/ledger-keys";
import type { Rpc } from "../client/rpc";
import type { Sender } from "./sender";

/** Uploads contract code unless the network has it. Returns its SHA-256, by which contracts name it. */
export async function uploadWasm(rpc: Rpc, sender: Sender, wasm: Uint8Array): Promise<Uint8Array> {
  const wasmHash = hash(wasm);
  const key = contractCodeKey(wasmHash);
  const entries = await getLedgerEntries(rpc, [key]);
  if (entries.find(key) === undefined) await sender.invoke(Operation.uploadContractWasm({ wasm }));
  return wasmHash;
}
