import { encodeTransactionSet } from "../meta/ledger-close-meta";
import { asBuffer, sha256 } from "../xdr/bytes";
import type { LedgerHead } from "./closed-ledger";
import { type LedgerHeader, nextSkipList } from "./ledger-header";

/** Most ledgers of a jump that get a header each; those before them are passed over. */
const MOST_HEADERS = 1_000;

/** Offsets within LedgerHeader XDR of what differs from one empty ledger to the next. */
const OFFSET = {
  previousHash: 4,
  txSetHash: 36,
  closeTime: 68,
  resultsHash: 84,
  sequence: 148,
  skipList: 192,
} as const;
const NO_RESULTS_HASH = sha256(new Uint8Array(4));
/** An empty transaction set: all but the hash of the ledger before it. */
const EMPTY_SET = splitEmptySet();

function splitEmptySet(): { before: Uint8Array; after: Uint8Array } {
  const set = encodeTransactionSet(new Uint8Array(32), 0, [], []);
  return { before: set.subarray(0, 4), after: set.subarray(4 + 32) };
}

export interface RunShape {
  /** Sequence of the first ledger of the run. */
  readonly first: number;
  /** How many ledgers at its beginning have no header. */
  readonly skipped: number;
  readonly count: number;
  /** Close time of the first ledger, Unix seconds. */
  readonly firstCloseTime: bigint;
  /** Seconds from one ledger to the next. */
  readonly step: number;
}

/** A header, and the skip list that the next one carries on. */
interface Link {
  readonly header: LedgerHeader;
  readonly skipList: readonly Uint8Array[];
}

/**
 * Ledgers in which nothing happened: time passing, or time being advanced.
 *
 * They are not stored, being all alike: each header follows from the one before. When time jumps far, the first part of the
 * run has no headers at all: sequence numbers pass, and the first header there is links to the last one before the jump.
 */
export class EmptyRun {
  readonly base: LedgerHead;
  readonly first: number;
  readonly skipped: number;
  readonly firstCloseTime: bigint;
  readonly step: number;
  #count: number;
  /** The header that was asked for last, and that of the last ledger: the next ones follow from them. */
  #tip: Link | null = null;
  #end: Link | null = null;

  constructor(base: LedgerHead, shape: RunShape) {
    this.base = base;
    this.first = shape.first;
    this.skipped = shape.skipped;
    this.firstCloseTime = shape.firstCloseTime;
    this.step = shape.step;
    this.#count = shape.count;
  }

  /** The run of `count` ledgers after `base`, the last of which closes at `endsAt`. */
  static after(base: LedgerHead, count: number, endsAt: bigint, step: number): EmptyRun {
    const earliest = base.ledger.closeTime;
    const first = endsAt - BigInt(count - 1) * BigInt(step);
    return new EmptyRun(base, {
      first: base.ledger.sequence + 1,
      skipped: Math.max(0, count - MOST_HEADERS),
      count,
      firstCloseTime: first > earliest ? first : earliest,
      step,
    });
  }

  /** The ledgers, one every `step` seconds after `base`, that would have closed by `now` (Unix seconds); null if none. */
  static dueBy(base: LedgerHead, now: bigint, step: number): EmptyRun | null {
    const { closeTime } = base.ledger;
    const count = Math.floor(Number(now - closeTime) / step);
    return count <= 0 ? null : EmptyRun.after(base, count, closeTime + BigInt(count * step), step);
  }

  get shape(): RunShape {
    const { first, skipped, firstCloseTime, step } = this;
    return { first, skipped, count: this.#count, firstCloseTime, step };
  }

  get last(): number {
    return this.first + this.#count - 1;
  }

  /** The first ledger of the run that has a header. */
  get firstWithHeader(): number {
    return this.first + this.skipped;
  }

  /** One more ledger has passed. */
  extend(): void {
    this.#count += 1;
  }

  closeTimeOf(sequence: number): bigint {
    return this.firstCloseTime + BigInt(sequence - this.first) * BigInt(this.step);
  }

  /** The header of one of the run's ledgers that have one. */
  header(sequence: number): LedgerHeader {
    if (sequence < this.firstWithHeader || sequence > this.last)
      throw new RangeError(`ledger ${sequence} is not one of ${this.firstWithHeader}..${this.last}`);
    this.#tip = this.#seek(sequence, this.#tip);
    return this.#tip.header;
  }

  /** What the ledger after the run follows. */
  get head(): LedgerHead {
    this.#end = this.#seek(this.last, this.#end);
    return { ...this.base, ledger: this.#end.header, skipList: this.#end.skipList };
  }

  #seek(sequence: number, from: Link | null): Link {
    let link =
      from !== null && from.header.sequence <= sequence
        ? from
        : this.#follow({ header: this.base.ledger, skipList: this.base.skipList }, this.firstWithHeader);
    while (link.header.sequence < sequence) link = this.#follow(link, link.header.sequence + 1);
    return link;
  }

  #follow({ header: previous, skipList: skips }: Link, sequence: number): Link {
    const closeTime = this.closeTimeOf(sequence);
    const skipList = nextSkipList(skips, sequence, this.base.stateHash);
    const bytes = Buffer.from(previous.header);
    bytes.set(previous.hash, OFFSET.previousHash);
    bytes.set(sha256(EMPTY_SET.before, previous.hash, EMPTY_SET.after), OFFSET.txSetHash);
    bytes.writeBigInt64BE(closeTime, OFFSET.closeTime);
    bytes.set(NO_RESULTS_HASH, OFFSET.resultsHash);
    bytes.writeUInt32BE(sequence, OFFSET.sequence);
    for (const [index, hash] of skipList.entries()) bytes.set(hash, OFFSET.skipList + index * 32);
    const header: LedgerHeader = { sequence, closeTime, hash: sha256(bytes), header: bytes };
    return { header, skipList };
  }
}

/** Hash of the ledger before, out of a LedgerHeader XDR. */
export function previousHashOf({ header }: LedgerHeader): Uint8Array {
  return asBuffer(header).subarray(OFFSET.previousHash, OFFSET.previousHash + 32);
}
