import type { ContractId, GroupEvent, GroupId, Token } from "@ajo/schemas";
import type { AnnounceHooks } from "../notification/announce";
import type { Sql } from "../sql/sql";

/** Which chain the projection follows, and how far it has come. */
export interface ProjectionCursor {
  networkPassphrase: string;
  factoryId: ContractId;
  /** stellar-rpc's paging cursor for the next page; null when the next page starts at `ledger + 1`. */
  cursor: string | null;
  /** Every event up to and including this ledger is in the projection. */
  ledger: number;
  closeTime: Date;
}

/** An event of one of our contracts that this version cannot read. */
export interface ParkedEvent {
  id: string;
  contractId: string;
  ledger: number;
  /** Close time of that ledger. */
  closedAt: Date;
  txHash: string;
  reason: string;
  /** As the chain gave them, in base64 XDR. */
  topics: readonly string[];
  value: string;
}

/** The same as it was kept. `closedAt`: null when it was parked by a version that did not keep it. */
export type KeptEvent = Omit<ParkedEvent, "closedAt"> & { closedAt: Date | null };

/** All that happened in the ledgers after `after`, up to and including `ledger`. */
export interface LedgerRange {
  /** The ledger that the projection must stand at. */
  after: number;
  ledger: number;
  /** Of `ledger`. */
  closeTime: Date;
  cursor: string | null;
  /** In chain order, from any contract; those of foreign contracts are dropped. */
  events: GroupEvent[];
  /** Those that are not stored yet of the groups that are created in `events`: a group refers to its token. */
  tokens?: Token[];
  parked?: ParkedEvent[];
  /** Whether the factory told something of itself: of its admin, or of the code it gives. */
  administered?: boolean;
}

/** What the contract lets anyone do now: settle a round, or draw the order that starts a group. */
export interface DueRound {
  groupId: GroupId;
  /** 0: the order is to be drawn. */
  round: number;
}

export interface ProjectionHooks extends AnnounceHooks {
  /** Called inside the transaction, with the rounds due at the range's close time: jobs commit with their cause. */
  enqueueSettlements?: (sql: Sql, due: DueRound[]) => Promise<void>;
  /** Members are told, in the same transaction, of what happened to their groups from this moment on. */
  notifySince?: Date;
}

export interface ProjectionResult {
  /** False when these ledgers were in the projection already; nothing was done then. */
  applied: boolean;
  /** Events that entered the projection. */
  events: number;
  /** Groups whose events did not fit their state: they are remembered, to be read from the chain. */
  suspects: GroupId[];
}

/** The range does not continue the projection: read the cursor again and go on from there. */
export class OutOfOrderError extends Error {
  override readonly name = "OutOfOrderError";
  constructor(
    readonly expected: number,
    readonly range: { after: number; ledger: number },
  ) {
    super(
      `the projection stands at ledger ${expected}; ledgers ${range.after + 1}..${range.ledger} do not follow it`,
    );
  }
}
