import { closedEvent } from "../engine/closed-event";
import type { ClosedEvent, ClosedLedger, ClosedTransaction, LedgerHead } from "../engine/closed-ledger";
import { AFTER_ALL_TRANSACTIONS } from "../engine/closed-ledger";
import { type LedgerSummary, summarize } from "../engine/history";
import { inclusionFee, minimumInclusionFee } from "../engine/transaction-frame";
import type { LedgerStore } from "../storage/ledger-store";
import { MemoryJournal } from "../storage/memory-journal";
import { encodeRecord } from "../storage/records";
import { DEFAULT_PASSPHRASE } from "../engine/genesis";
import { LedgerState } from "../state/ledger-state";
import type { RecordedClose, RecordedTransaction } from "./recorded-transactions";
import { changesOf } from "./entries-after-gap";
import { deltaOf } from "./recorded-state";
import type { xdr } from "@stellar/stellar-sdk/base";
import { toHex } from "../xdr/bytes";

/** No ledger closes but by being told to. */
const clock = { offsetSeconds: 0, automine: false, intervalSeconds: 0 };

/** Takes recorded ledgers one by one and makes stores of them, as if the ledger had closed them itself. */
export class RecordedStores {
  readonly state = new LedgerState();
  readonly #journal = new MemoryJournal();
  readonly #summaries: LedgerSummary[] = [];
  #head: LedgerHead | null = null;

  /** stellar-rpc begins with ledger `first`; what was before is state, not history. */
  constructor(private readonly first: number) {}

  async add(close: RecordedClose): Promise<void> {
    for (const change of changesOf(close)) this.state.apply(deltaOf([change]));
    const ledger = closedLedgerOf(close);
    this.#head = ledger.head;
    if (close.header.ledgerSeq < this.first) return;
    const position = await this.#journal.append(encodeRecord({ ledger, runs: [], clock }));
    this.#summaries.push(summarize(ledger, position));
  }

  /** The ledger added last. */
  get head(): LedgerHead {
    if (this.#head === null) throw new Error("no ledger was added yet");
    return this.#head;
  }

  /** A store that ends with the ledger added last. */
  store(): LedgerStore {
    const { head } = this;
    const entries = [...this.state.entries()];
    const image = {
      passphrase: DEFAULT_PASSPHRASE,
      end: null,
      head,
      clock,
      stretches: [...this.#summaries],
      entries,
    };
    return {
      journal: this.#journal,
      recovered: { image, records: [] },
      end: null,
      saveImage: async () => undefined,
      prune: async () => undefined,
      close: async () => undefined,
    };
  }
}

function closedLedgerOf(close: RecordedClose): ClosedLedger {
  const { header } = close;
  return {
    head: {
      ledger: {
        sequence: header.ledgerSeq,
        closeTime: header.scpValue.closeTime,
        hash: close.hash,
        header: header.toXdr(),
      },
      totals: { feePool: header.feePool, totalCoins: header.totalCoins, idPool: header.idPool },
      stateHash: header.bucketListHash.value,
      skipList: header.skipList.map(({ value }) => value),
      baseFee: header.baseFee,
      baseReserve: header.baseReserve,
      protocolVersion: header.ledgerVersion,
      maxTransactions: header.maxTxSetSize,
      liveSorobanState: close.liveSorobanState,
    },
    previousHash: header.previousLedgerHash.value,
    transactions: close.transactions.map((transaction) => closedTransactionOf(transaction, header.baseFee)),
    events: eventsOf(close.transactions),
    delta: new Map(),
  };
}

const encoded = (changes: readonly xdr.LedgerEntryChange[]): Uint8Array[] =>
  changes.map((change) => change.toXdr());

function closedTransactionOf(
  { frame, result, meta, feeProcessing, postFeeProcessing }: RecordedTransaction,
  baseFee: number,
): ClosedTransaction {
  const bid = inclusionFee(frame);
  const least = minimumInclusionFee(frame, baseFee);
  const type = result.result.type;
  return {
    id: frame.id,
    innerId: frame.feeBump === null ? null : toHex(frame.hash),
    success: type === "txSuccess" || type === "txFeeBumpInnerSuccess",
    isSoroban: frame.isSoroban,
    envelope: frame.envelope,
    result: result.toXdr(),
    meta: metaBytes(meta),
    feeChanges: encoded(feeProcessing),
    refundChanges: encoded(postFeeProcessing),
    inclusionFee: ((bid < least ? bid : least) * BigInt(baseFee)) / least,
  };
}

/** TransactionMeta XDR: version 4 and what it holds. */
function metaBytes(meta: xdr.TransactionMetaV4): Uint8Array {
  return Buffer.concat([Buffer.from([0, 0, 0, 4]), meta.toXdr()]);
}

/** All events of a ledger where clients find them: fees before all transactions, refunds after, the others within theirs. */
function eventsOf(transactions: readonly RecordedTransaction[]): ClosedEvent[] {
  const at = { before: [] as ClosedEvent[], during: [] as ClosedEvent[], after: [] as ClosedEvent[] };
  transactions.forEach(({ meta }, owner) => {
    for (const { stage, event } of meta.events) {
      const first = stage.name === "transactionEventStageBeforeAllTxs";
      const list = first ? at.before : at.after;
      const transaction = first ? 0 : AFTER_ALL_TRANSACTIONS;
      list.push(closedEvent({ transaction, operation: 0, index: list.length, owner }, event.toXdr()));
    }
    meta.operations.forEach(({ events }, operation) => {
      events.forEach((event, index) =>
        at.during.push(closedEvent({ transaction: owner + 1, operation, index, owner }, event.toXdr())),
      );
    });
  });
  return [...at.before, ...at.during, ...at.after];
}
