import type { xdr } from "@stellar/stellar-sdk/base";
import type { LedgerInfo } from "../host";
import type { RecordedState } from "./recorded-state";
import type { RecordedTransaction } from "./recorded-transactions";
import type { FeeSplit } from "./vectors";

/** A recorded Soroban transaction about to be replayed. */
export interface HostStep {
  name: string;
  split: FeeSplit;
  transaction: RecordedTransaction;
  ledger: LedgerInfo;
  /** What the ledger held just before the operation. */
  state: RecordedState;
}

/** Positions in the read-write footprint of the archived entries that a transaction restores. */
export function restoredOf(data: xdr.SorobanTransactionData): number[] {
  return data.ext.type === "resourceExt" ? data.ext.resourceExt.archivedSorobanEntries : [];
}
