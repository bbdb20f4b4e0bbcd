/** The closed ledgers that are kept: an index in memory over records that lie in the journal. */
import { encodeHeaderEntry, type LedgerHeader } from "./ledger-header";
import { encodeLedgerCloseMeta, encodeTransactionSet } from "../meta/ledger-close-meta";
import { encodeResultMeta, encodeResultPair } from "../meta/transaction-meta";
import type { StoredEvents, StoredLedger } from "../storage/ledger-codec";
import { decodeRecordedEvents, decodeRecordedLedger } from "../storage/records";
import type { Journal, Position } from "../storage/journal";
import { fromHex, toBase64, toHex } from "../xdr/bytes";
import type { ClosedEvent, ClosedLedger, ClosedTransaction, LedgerHead } from "./closed-ledger";
import { EmptyRun, previousHashOf, type RunShape } from "./empty-run";
import { TransactionIndex } from "./transaction-index";

/** What is remembered of a stored ledger without reading it. */
export interface LedgerSummary {
  readonly sequence: number;
  /** Unix seconds. */
  readonly closeTime: bigint;
  readonly position: Position;
  /** Hex hashes of its transactions, those inside fee bumps included. */
  readonly ids: readonly string[];
  readonly transactions: number;
  /** Who emitted its events: `emitterOf`, each once. */
  readonly emitters: readonly string[];
  /** Inclusion fees per operation, stroops. */
  readonly fees: { readonly classic: readonly bigint[]; readonly soroban: readonly bigint[] };
}

type Stretch = LedgerSummary | EmptyRun;

const firstOf = (stretch: Stretch): number =>
  stretch instanceof EmptyRun ? stretch.first : stretch.sequence;
const lastOf = (stretch: Stretch): number => (stretch instanceof EmptyRun ? stretch.last : stretch.sequence);

const CACHED_LEDGERS = 64;

const emitters = new Map<string, string>();
const MAX_SHARED = 100_000;
/** The longest first topic that is remembered: a symbol is no longer, and what is longer is seldom the same twice. */
const MAX_TOPIC_BYTES = 40;

/**
 * Type, contract (hex) and first topic (base64, `?` if it is long) of an event in one word. Equal words are one string: there are few of
 * them, and many events.
 */
export function emitterOf({ type, contract, topics: [first] }: ClosedEvent): string {
  const topic = first === undefined ? "" : first.length > MAX_TOPIC_BYTES ? "?" : toBase64(first);
  return sameString(`${type}:${contract === null ? "" : toHex(contract)}:${topic}`);
}

export function sameString(word: string): string {
  const known = emitters.get(word);
  if (known !== undefined) return known;
  if (emitters.size >= MAX_SHARED) emitters.clear();
  emitters.set(word, word);
  return word;
}

export function summarize(ledger: ClosedLedger, position: Position): LedgerSummary {
  const { transactions } = ledger;
  const fees = (soroban: boolean) =>
    transactions.filter(({ isSoroban }) => isSoroban === soroban).map(({ inclusionFee }) => inclusionFee);
  return {
    sequence: ledger.head.ledger.sequence,
    closeTime: ledger.head.ledger.closeTime,
    position,
    ids: transactions.flatMap(({ id, innerId }) => (innerId === null ? [id] : [id, innerId])),
    transactions: transactions.length,
    emitters: [...new Set(ledger.events.map(emitterOf))],
    fees: { classic: fees(false), soroban: fees(true) },
  };
}

export interface FoundTransaction {
  readonly transaction: ClosedTransaction;
  readonly ledger: StoredLedger;
  /** Place in its ledger, from 1. */
  readonly order: number;
}

/** A ledger as getLedgers tells of it. */
export interface LedgerRecord {
  readonly header: LedgerHeader;
  /** LedgerHeaderHistoryEntry XDR. */
  readonly headerEntry: Uint8Array;
  /** LedgerCloseMeta XDR. */
  readonly closeMeta: Uint8Array;
}

export class History {
  readonly #journal: Journal;
  #stretches: Stretch[] = [];
  readonly #index = new TransactionIndex();
  readonly #decoded = new Map<LedgerSummary, StoredLedger>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get stretches(): readonly Stretch[] {
    return this.#stretches;
  }

  /** The oldest ledger that is kept. */
  get oldest(): { sequence: number; closeTime: bigint } {
    const [stretch] = this.#stretches;
    if (stretch === undefined) throw new Error("there is no ledger yet");
    return stretch instanceof EmptyRun
      ? { sequence: stretch.first, closeTime: stretch.firstCloseTime }
      : { sequence: stretch.sequence, closeTime: stretch.closeTime };
  }

  /** Adds a ledger that has just closed. Whoever sent its transactions asks for them next, so it is kept at hand as it is. */
  addClosed(summary: LedgerSummary, { head, previousHash, transactions }: ClosedLedger): void {
    this.add(summary);
    this.#keepAtHand(summary, { head, previousHash, transactions });
  }

  add(stretch: Stretch): void {
    this.#stretches.push(stretch);
    if (!(stretch instanceof EmptyRun)) this.#index.add(stretch);
  }

  /** Adds what a start finds from before, oldest first. */
  addKept(stretches: readonly Stretch[]): void {
    for (const stretch of stretches) this.#stretches.push(stretch);
    this.#index.addKept(
      stretches.filter((stretch): stretch is LedgerSummary => !(stretch instanceof EmptyRun)),
    );
  }

  /** Adds a run as it was written down. One that began before and went on is made longer. */
  resume(head: LedgerHead, shape: RunShape): void {
    const open = this.openRun;
    if (open?.first === shape.first) while (open.shape.count < shape.count) open.extend();
    else this.add(new EmptyRun(head, shape));
  }

  /** Goes back to what `stretches` were. */
  replace(stretches: readonly Stretch[]): void {
    this.#stretches = [];
    this.#index.clear();
    this.#decoded.clear();
    for (const stretch of stretches) this.add(stretch);
  }

  /** The last run of empty ledgers, if nothing happened after it. */
  get openRun(): EmptyRun | null {
    const last = this.#stretches.at(-1);
    return last instanceof EmptyRun ? last : null;
  }

  findTransaction(id: string): FoundTransaction | null {
    const summary = this.#index.find(id);
    if (summary === null) return null;
    const ledger = this.read(summary);
    const index = ledger.transactions.findIndex(
      (candidate) => candidate.id === id || candidate.innerId === id,
    );
    const transaction = ledger.transactions[index];
    return transaction === undefined ? null : { transaction, ledger, order: index + 1 };
  }

  /** Is a transaction in one of the last ledgers, from `sequence` on? There are never more than a few dozen of those. */
  hasSince(id: string, sequence: number): boolean {
    const ledger = this.#index.findRecent(id);
    return ledger !== null && ledger.sequence >= sequence;
  }

  /** Stored ledgers (those with transactions) from a sequence on, oldest first. */
  *storedFrom(sequence: number): Generator<LedgerSummary> {
    for (let index = this.#indexFrom(sequence); index < this.#stretches.length; index += 1) {
      const stretch = this.#stretches[index];
      if (stretch !== undefined && !(stretch instanceof EmptyRun) && stretch.sequence >= sequence)
        yield stretch;
    }
  }

  /** Stored ledgers, newest first. */
  *storedBackwards(): Generator<LedgerSummary> {
    for (let index = this.#stretches.length - 1; index >= 0; index -= 1) {
      const stretch = this.#stretches[index];
      if (stretch !== undefined && !(stretch instanceof EmptyRun)) yield stretch;
    }
  }

  /** All ledgers that have a header, from a sequence on, oldest first. */
  *recordsFrom(sequence: number): Generator<LedgerRecord> {
    for (let index = this.#indexFrom(sequence); index < this.#stretches.length; index += 1) {
      const stretch = this.#stretches[index];
      if (stretch === undefined) return;
      if (!(stretch instanceof EmptyRun)) {
        yield this.#storedRecord(stretch);
        continue;
      }
      for (let at = Math.max(sequence, stretch.firstWithHeader); at <= stretch.last; at += 1)
        yield emptyRecord(stretch, at);
    }
  }

  /** Close time of a ledger that is kept; null if it is not, or has not closed yet. */
  closeTimeOf(sequence: number): bigint | null {
    const stretch = this.#stretches[this.#indexFrom(sequence)];
    if (stretch === undefined || firstOf(stretch) > sequence) return null;
    return stretch instanceof EmptyRun ? stretch.closeTimeOf(sequence) : stretch.closeTime;
  }

  read(summary: LedgerSummary): StoredLedger {
    const known = this.#decoded.get(summary);
    if (known !== undefined) return known;
    const ledger = decodeRecordedLedger(this.#journal.read(summary.position));
    this.#keepAtHand(summary, ledger);
    return ledger;
  }

  #keepAtHand(summary: LedgerSummary, ledger: StoredLedger): void {
    if (this.#decoded.size >= CACHED_LEDGERS) {
      const oldest = this.#decoded.keys().next();
      if (oldest.done !== true) this.#decoded.delete(oldest.value);
    }
    this.#decoded.set(summary, ledger);
  }

  /** The events of a stored ledger, which are read for themselves. */
  readEvents({ position }: LedgerSummary): StoredEvents {
    return decodeRecordedEvents(this.#journal.read(position));
  }

  /** Forgets the oldest stretches for as long as more than `keep` are there; returns where the oldest record kept lies. */
  prune(keep: number): Position | null {
    // In batches: taking from the front of an array costs its length.
    if (this.#stretches.length <= keep * 1.1 + 64) return null;
    const dropped = this.#stretches.splice(0, this.#stretches.length - keep);
    for (const stretch of dropped) {
      if (stretch instanceof EmptyRun) continue;
      this.#index.remove(stretch);
      this.#decoded.delete(stretch);
    }
    const oldest = this.#stretches.find((stretch) => !(stretch instanceof EmptyRun));
    return oldest === undefined || oldest instanceof EmptyRun ? null : oldest.position;
  }

  /** Index of the first stretch that ends at `sequence` or later. */
  #indexFrom(sequence: number): number {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const stretch = this.#stretches[middle];
      if (stretch !== undefined && lastOf(stretch) < sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #storedRecord(summary: LedgerSummary): LedgerRecord {
    const { head, previousHash, transactions } = this.read(summary);
    const sorted = [...transactions].sort((left, right) => (left.id < right.id ? -1 : 1));
    const envelopes = (soroban: boolean) =>
      sorted.filter(({ isSoroban }) => isSoroban === soroban).map(({ envelope }) => envelope);
    const headerEntry = encodeHeaderEntry(head.ledger);
    const closeMeta = encodeLedgerCloseMeta({
      headerEntry,
      transactionSet: encodeTransactionSet(previousHash, head.baseFee, envelopes(false), envelopes(true)),
      transactions: transactions.map(({ id, result, meta, feeChanges, refundChanges }) =>
        encodeResultMeta({
          resultPair: encodeResultPair(fromHex(id), result),
          feeChanges,
          meta,
          refundChanges,
        }),
      ),
      liveSorobanState: head.liveSorobanState,
    });
    return { header: head.ledger, headerEntry, closeMeta };
  }
}

function emptyRecord(run: EmptyRun, sequence: number): LedgerRecord {
  const header = run.header(sequence);
  const headerEntry = encodeHeaderEntry(header);
  const closeMeta = encodeLedgerCloseMeta({
    headerEntry,
    transactionSet: encodeTransactionSet(previousHashOf(header), run.base.baseFee, [], []),
    transactions: [],
    liveSorobanState: run.base.liveSorobanState,
  });
  return { header, headerEntry, closeMeta };
}
