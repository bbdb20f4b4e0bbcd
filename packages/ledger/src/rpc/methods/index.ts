/** Every JSON-RPC method by name: the table of contents. */
import type { RpcMethod } from "../rpc-context";
import {
  advanceLedgers,
  advanceTime,
  exportLedger,
  importLedger,
  revert,
  setMining,
  setNextCloseTime,
  snapshot,
} from "./control";
import { getEvents } from "./get-events";
import { getFeeStats } from "./get-fee-stats";
import { getHealth } from "./get-health";
import { getLatestLedger } from "./get-latest-ledger";
import { getLedgerEntries } from "./get-ledger-entries";
import { getLedgers } from "./get-ledgers";
import { getNetwork } from "./get-network";
import { getTransaction } from "./get-transaction";
import { getTransactions } from "./get-transactions";
import { getVersionInfo } from "./get-version-info";
import { sendTransaction } from "./send-transaction";
import { simulateTransaction } from "./simulate-transaction";

export const rpcMethods: ReadonlyMap<string, RpcMethod> = new Map(
  Object.entries({
    getHealth,
    getNetwork,
    getVersionInfo,
    getFeeStats,
    getLatestLedger,
    getLedgers,
    getLedgerEntries,
    getTransaction,
    getTransactions,
    getEvents,
    simulateTransaction,
    sendTransaction,
    ledger_advanceTime: advanceTime,
    ledger_advanceLedgers: advanceLedgers,
    ledger_setNextCloseTime: setNextCloseTime,
    ledger_setMining: setMining,
    ledger_snapshot: snapshot,
    ledger_revert: revert,
    ledger_export: exportLedger,
    ledger_import: importLedger,
  } satisfies Record<string, RpcMethod>),
);
