import type { xdr } from "@stellar/stellar-sdk/base";
import type { History } from "./history";
import type { Submission } from "./ledger-options";
import type { LedgerHeader } from "./ledger-header";
import type { TransactionFrame } from "./transaction-frame";
import type { TransactionPool } from "./transaction-pool";

/** For how many ledgers an applied transaction is turned away when it is sent again, instead of being told its number is used. */
const BANNED_LEDGERS = 10;

export interface AdmissionScope {
  readonly pool: TransactionPool;
  readonly history: History;
  readonly latest: LedgerHeader;
  check(frame: TransactionFrame, diagnostics: Uint8Array[]): xdr.TransactionResult | null;
}

export interface Admission {
  readonly submission: Submission;
  /** Of a transaction that was taken: settles when its ledger has closed. */
  readonly closed: Promise<void> | null;
}

/** Takes a transaction into the pool if it is valid, not there yet, and the only one of its source. */
export function admit(frame: TransactionFrame, scope: AdmissionScope): Admission {
  const { pool, history, latest } = scope;
  const refusal = (submission: Submission): Admission => ({ submission, closed: null });
  if (pool.find(frame.id) !== null) return refusal({ status: "DUPLICATE" });
  const wasAppliedLately = history.hasSince(frame.id, latest.sequence - BANNED_LEDGERS + 1);
  if (pool.hasSource(frame) || wasAppliedLately) return refusal({ status: "TRY_AGAIN_LATER" });
  const diagnostics: Uint8Array[] = [];
  const fault = scope.check(frame, diagnostics);
  if (fault !== null) return refusal({ status: "ERROR", result: fault, diagnostics });
  return { submission: { status: "PENDING" }, closed: pool.add(frame, latest).closed };
}
