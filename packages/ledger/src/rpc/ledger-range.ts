import type { RpcContext } from "./rpc-context";

export interface LedgerRange {
  readonly latestLedger: number;
  /** Unix seconds. */
  readonly latestLedgerCloseTime: bigint;
  readonly oldestLedger: number;
  readonly oldestLedgerCloseTime: bigint;
}

export function ledgerRange({ ledger }: RpcContext): LedgerRange {
  const { head, history } = ledger;
  const { oldest } = history;
  return {
    latestLedger: head.ledger.sequence,
    latestLedgerCloseTime: head.ledger.closeTime,
    oldestLedger: oldest.sequence,
    oldestLedgerCloseTime: oldest.closeTime,
  };
}

/** Most methods write times as strings. */
export function rangeWithTextTimes(context: RpcContext) {
  const range = ledgerRange(context);
  return {
    latestLedger: range.latestLedger,
    latestLedgerCloseTime: String(range.latestLedgerCloseTime),
    oldestLedger: range.oldestLedger,
    oldestLedgerCloseTime: String(range.oldestLedgerCloseTime),
  };
}
