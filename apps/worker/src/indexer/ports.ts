import type { Database, ProjectionHooks } from "@ajo/db";
import type { SorobanClient } from "@ajo/soroban";
import type { Log } from "../log";

/** What the indexer asks of the network. */
export type IndexerChain = Pick<
  SorobanClient,
  | "networkPassphrase"
  | "factoryId"
  | "listEvents"
  | "getCloseTime"
  | "getAllGroups"
  | "getGroupSnapshot"
  | "getToken"
>;

/** What the indexer reads from, writes to and tells. */
export interface IndexerDependencies {
  chain: IndexerChain;
  /** The network through each of its endpoints alone, when there are several. */
  endpoints?: readonly IndexerChain[];
  database: Pick<Database, "projection" | "groups" | "tokens">;
  hooks: ProjectionHooks;
  /** How far back, in seconds of the network's time, members are told what happened; nothing is told without it. */
  notifySeconds?: number;
  observer: IndexerObserver;
  log: Log;
}

/** Hears what the indexer does, for metrics. */
export interface IndexerObserver {
  onProgress(progress: { ledger: number; closeTime: Date; latestLedger: number }): void;
  onApplied(applied: { events: number; parked: number }): void;
  onRepair(reason: RepairReason, groups: number): void;
}

/** `gap`: events were gone before they were read. `suspect`: events did not fit. `reset`: the chain was replaced. */
export type RepairReason = "gap" | "suspect" | "reset";
