import type { Delta } from "../state/overlay";
import type { LedgerHeader } from "./ledger-header";
import type { LedgerTotals } from "./ledger-totals";

/** A ledger that was closed, and what the next one needs to know of it. */
export interface LedgerHead {
  readonly ledger: LedgerHeader;
  readonly totals: LedgerTotals;
  /** Chain over all changes of the state, 32 bytes. */
  readonly stateHash: Uint8Array;
  readonly skipList: readonly Uint8Array[];
  readonly baseFee: number;
  readonly baseReserve: number;
  readonly protocolVersion: number;
  readonly maxTransactions: number;
  /** Average size of the live Soroban state over the sampled window, bytes. */
  readonly liveSorobanState: bigint;
}

/** Where in a ledger an event happened: how clients name and page it. */
export interface EventPosition {
  /** 0 before all transactions, then from 1 in order of application, 1048575 after all. */
  readonly transaction: number;
  readonly operation: number;
  readonly index: number;
}

export const AFTER_ALL_TRANSACTIONS = 1_048_575;

/** An event taken apart, so that looking through many needs no decoding. */
export interface ClosedEvent extends EventPosition {
  /** Index into the ledger's transactions: whose event it is. */
  readonly owner: number;
  readonly type: "contract" | "system";
  /** Contract id, 32 bytes; null for events of no contract. */
  readonly contract: Uint8Array | null;
  /** ScVal XDRs. */
  readonly topics: readonly Uint8Array[];
  /** ScVal XDR. */
  readonly value: Uint8Array;
}

export interface ClosedTransaction {
  /** Hex hash by which clients know it. */
  readonly id: string;
  /** Of a fee bump: hex hash of the transaction inside. */
  readonly innerId: string | null;
  readonly success: boolean;
  readonly isSoroban: boolean;
  /** TransactionEnvelope XDR. */
  readonly envelope: Uint8Array;
  /** TransactionResult XDR. */
  readonly result: Uint8Array;
  /** TransactionMeta XDR. */
  readonly meta: Uint8Array;
  /** LedgerEntryChange XDRs of taking the fee, and of giving back what was not used. */
  readonly feeChanges: readonly Uint8Array[];
  readonly refundChanges: readonly Uint8Array[];
  /** Stroops bid and charged for inclusion, per operation: what fee statistics are made of. */
  readonly inclusionFee: bigint;
}

export interface ClosedLedger {
  readonly head: LedgerHead;
  /** Hash of the header before. */
  readonly previousHash: Uint8Array;
  /** In order of application. */
  readonly transactions: readonly ClosedTransaction[];
  readonly events: readonly ClosedEvent[];
  readonly delta: Delta;
}
