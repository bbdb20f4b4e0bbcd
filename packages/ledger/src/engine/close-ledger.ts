/** Closes a ledger: takes all fees, applies all transactions, gives back what was not used, and seals the header. */
import type { SorobanHost } from "../host";
import { feeEvent } from "../meta/contract-events";
import { encodeTransactionSet } from "../meta/ledger-close-meta";
import {
  encodeResultPair,
  encodeTransactionMeta,
  EventStage,
  type TransactionEvent,
} from "../meta/transaction-meta";
import type { NetworkSettings } from "../settings/network-settings";
import type { StateSize } from "../soroban/state-size";
import { type StateKey, keyXdr } from "../state/ledger-key";
import { Overlay } from "../state/overlay";
import type { StateReader } from "../state/state-reader";
import { transactionResult } from "../validity/transaction-result";
import { fromHex, sha256, toHex } from "../xdr/bytes";
import { array, i64 } from "../xdr/xdr-writer";
import { type Application, applyTransaction } from "./apply-transaction";
import { type ChargedFee, chargeFee, refundFee } from "./charge-fee";
import { closedEvent } from "./closed-event";
import {
  AFTER_ALL_TRANSACTIONS,
  type ClosedEvent,
  type ClosedLedger,
  type ClosedTransaction,
  type LedgerHead,
} from "./closed-ledger";
import type { LedgerContext } from "./ledger-context";
import { makeHeader, nextSkipList, nextStateHash } from "./ledger-header";
import type { LedgerTotals } from "./ledger-totals";
import { feeSource, inclusionFee, minimumInclusionFee, type TransactionFrame } from "./transaction-frame";

export interface CloseScope {
  readonly state: StateReader;
  readonly settings: NetworkSettings;
  readonly host: SorobanHost;
  readonly networkId: Uint8Array;
  readonly stateSize: StateSize;
  /** Told when applying a transaction failed in a way that the protocol does not know. */
  readonly onFault: (error: unknown) => void;
}

interface Progress {
  frame: TransactionFrame;
  fee: ChargedFee;
  application: Application;
  events: TransactionEvent[];
}

export function closeLedger(
  previous: LedgerHead,
  frames: readonly TransactionFrame[],
  at: { sequence: number; closeTime: bigint },
  scope: CloseScope,
): ClosedLedger {
  const ledger = contextFor(previous, at, scope.networkId);
  const totals: LedgerTotals = { ...previous.totals };
  const state = new Overlay(scope.state, ledger.sequence);
  const ordered = [
    ...frames.filter((frame) => !frame.isSoroban),
    ...frames.filter((frame) => frame.isSoroban),
  ];
  const txSet = transactionSet(previous, ordered);
  const seed = sha256(txSet);
  const uncompiled = new Set<StateKey>();

  const fees = ordered.map((frame) => ({ frame, fee: chargeFee(frame, state, ledger, totals) }));
  const progress = fees.map(({ frame, fee }, index): Progress => {
    const prngSeed = sha256(seed, i64(BigInt(index)));
    const application = applyTransaction(frame, { ...scope, state, ledger, prngSeed, uncompiled });
    const charged = feeEvent(feeSource(frame), fee.amount, ledger.networkId);
    return { frame, fee, application, events: [{ stage: EventStage.beforeAllTransactions, event: charged }] };
  });
  const transactions = progress.map((item) => finish(item, state, ledger, totals));

  const resized = scope.stateSize.afterLedger(ledger.sequence, scope.settings, state);
  const results = transactions.map(({ id, result }) => encodeResultPair(fromHex(id), result));
  const changed = [...state.delta].map(([key, entry]) => [keyXdr(key), entry] as const);
  const stateHash = nextStateHash(previous.stateHash, changed);
  const skipList = nextSkipList(previous.skipList, ledger.sequence, stateHash);
  const header = makeHeader({
    ...previous,
    ...totals,
    ...at,
    previousHash: previous.ledger.hash,
    txSetHash: seed,
    resultsHash: sha256(array(results)),
    stateHash,
    skipList,
  });
  return {
    head: {
      ...previous,
      ledger: header,
      totals,
      stateHash,
      skipList,
      liveSorobanState: resized ?? previous.liveSorobanState,
    },
    previousHash: previous.ledger.hash,
    transactions,
    events: collectEvents(progress),
    delta: state.delta,
  };
}

export function contextFor(
  previous: LedgerHead,
  at: { sequence: number; closeTime: bigint },
  networkId: Uint8Array,
): LedgerContext {
  const { baseFee, baseReserve, protocolVersion } = previous;
  return { ...at, baseFee, baseReserve, protocolVersion, networkId };
}

/** Within a set transactions lie in order of their hashes, whatever the order of application. */
function transactionSet(previous: LedgerHead, frames: readonly TransactionFrame[]): Uint8Array {
  const sorted = [...frames].sort((left, right) => (left.id < right.id ? -1 : 1));
  const envelopes = (soroban: boolean) =>
    sorted.filter((frame) => frame.isSoroban === soroban).map(({ envelope }) => envelope);
  return encodeTransactionSet(previous.ledger.hash, previous.baseFee, envelopes(false), envelopes(true));
}

/** Refunds, and writes down what became of a transaction. */
function finish(
  item: Progress,
  state: Overlay,
  ledger: LedgerContext,
  totals: LedgerTotals,
): ClosedTransaction {
  const { frame, fee, application, events } = item;
  const refundChanges = refundFee(frame, application.refund, state, ledger, totals);
  const refunded = refundChanges.length > 0 ? application.refund : 0n;
  if (refunded > 0n) {
    const event = feeEvent(feeSource(frame), -refunded, ledger.networkId);
    events.push({ stage: EventStage.afterAllTransactions, event });
  }
  return {
    id: frame.id,
    innerId: frame.feeBump === null ? null : toHex(frame.hash),
    success: application.success,
    isSoroban: frame.isSoroban,
    envelope: frame.envelope,
    result: transactionResult(frame, fee.amount - refunded, application.result).toXdr(),
    meta: encodeTransactionMeta({ ...application, events }),
    feeChanges: fee.changes,
    refundChanges,
    inclusionFee: inclusionFeePerOperation(frame, ledger.baseFee),
  };
}

function inclusionFeePerOperation(frame: TransactionFrame, baseFee: number): bigint {
  const least = minimumInclusionFee(frame, baseFee);
  const bid = inclusionFee(frame);
  return ((bid < least ? bid : least) * BigInt(baseFee)) / least;
}

/** All events of a ledger in the order in which clients read them. */
function collectEvents(progress: readonly Progress[]): ClosedEvent[] {
  const before: ClosedEvent[] = [];
  const during: ClosedEvent[] = [];
  const after: ClosedEvent[] = [];
  for (const [owner, { application, events }] of progress.entries()) {
    for (const { stage, event } of events) {
      const target = stage === EventStage.beforeAllTransactions ? before : after;
      const transaction = stage === EventStage.beforeAllTransactions ? 0 : AFTER_ALL_TRANSACTIONS;
      target.push(closedEvent({ transaction, operation: 0, index: target.length, owner }, event));
    }
    for (const [operation, meta] of application.operations.entries()) {
      for (const [index, event] of meta.events.entries())
        during.push(closedEvent({ transaction: owner + 1, operation, index, owner }, event));
    }
  }
  return [...before, ...during, ...after];
}
