import { Operation, hash } from "@stellar/stellar-sdk/base";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { contractCodeKey } from "../client/ledger-keys";
import type { Rpc } from "../client/rpc";
import type { Sender } from "./sender";

/**
 * 120 days of 5-second ledgers, as long as the contracts extend what is their own. The code is paid for by who deploys
 * it and by the operator: left to the calls of members, its rent would fall on one of them by chance.
 */
const KEPT_LEDGERS = 2_073_600;

/** Uploads contract code unless the network has it, and has it kept. Returns its SHA-256, by which contracts name it. */
export async function uploadWasm(rpc: Rpc, sender: Sender, wasm: Uint8Array): Promise<Uint8Array> {
  const wasmHash = hash(wasm);
  const key = contractCodeKey(wasmHash);
  const entries = await getLedgerEntries(rpc, [key]);
  if (entries.find(key) === undefined) await sender.invoke(Operation.uploadContractWasm({ wasm }));
  await sender.extend([key], KEPT_LEDGERS);
  return wasmHash;
}
