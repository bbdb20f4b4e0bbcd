import type { xdr } from "@stellar/stellar-sdk/base";
import { fetchingMissing, type Upstream } from "../fork/upstream";
import { keysOf } from "../fork/keys-of";
import type { SorobanHost } from "../host";
import type { NetworkSettings } from "../settings/network-settings";
import { SnapshotOntoForkError } from "../snapshot/errors";
import type { PortableState } from "../snapshot/portable-state";
import type { StateKey } from "../state/ledger-key";
import type { StateReader } from "../state/state-reader";
import { StorageMismatchError } from "../storage/errors";
import { decodeRecord } from "../storage/records";
import { checkTransaction } from "../validity/check-transaction";
import { admit, type Admission } from "./admit";
import { contextFor, closeLedger } from "./close-ledger";
import type { ClosedLedger, LedgerHead } from "./closed-ledger";
import { CurrentState } from "./current-state";
import { EmptyRun } from "./empty-run";
import { genesis, networkIdOf } from "./genesis";
import { History, type LedgerSummary, summarize } from "./history";
import type { LedgerContext } from "./ledger-context";
import type { LedgerOptions, Submission } from "./ledger-options";
import { type ClockState, DEFAULT_CLOCK, NetworkClock } from "./network-clock";
import { RecordKeeper } from "./record-keeper";
import { type Snapshot, Snapshots } from "./snapshots";
import { Ticker } from "./ticker";
import { TransactionPool } from "./transaction-pool";
import { Turns } from "./turns";
import { parseTransaction, type TransactionFrame } from "./transaction-frame";

/** Seconds between ledgers when time is advanced. */
const LEDGER_SECONDS = 5;

/**
 * The ledger: its state, its history and its clock, and the one place where they change.
 *
 * Changes happen one after another (`#turns`). A ledger with transactions is visible, to anyone and in any answer, only once
 * its record is on disk: state, history and head move together, after the write. Empty ledgers that pass by the clock are written
 * with the next record; a restart arrives at the same ones by the same clock.
 */
export class Ledger {
  readonly passphrase: string;
  readonly networkId: Uint8Array;
  readonly host: SorobanHost;
  readonly retention: number;
  readonly clock: NetworkClock;
  readonly history: History;
  /** What this ledger is a fork of, if it is one. */
  readonly upstream: Upstream | null;
  readonly #keeper: RecordKeeper;
  readonly #current: CurrentState;
  readonly #pool = new TransactionPool();
  readonly #turns = new Turns();
  readonly #ticker = new Ticker();
  readonly #onFault: (error: unknown) => void;
  readonly #onClosed: (ledger: ClosedLedger) => void;
  readonly #snapshots = new Snapshots();
  /** Runs not yet in any record. */
  #unwrittenRuns: EmptyRun[] = [];
  #closeScheduled = false;
  #closed = false;

  private constructor(
    options: LedgerOptions,
    start: { head: LedgerHead; entries: Iterable<readonly [StateKey, Uint8Array]>; clock: ClockState },
  ) {
    this.passphrase = options.passphrase;
    this.networkId = networkIdOf(options.passphrase);
    this.host = options.host;
    this.retention = options.retention;
    this.clock = new NetworkClock(start.clock, options.machineSeconds ?? (() => Date.now() / 1000));
    this.history = new History(options.store.journal);
    this.upstream = options.upstream ?? null;
    this.#keeper = new RecordKeeper(options.store);
    this.#onFault = options.onFault ?? ((error) => console.error(error));
    this.#onClosed = options.onClosed ?? (() => undefined);
    this.#current = new CurrentState(this.host, this.upstream, start);
  }

  /** Opens what the store holds, or begins a new ledger in it. */
  static async open(options: LedgerOptions): Promise<Ledger> {
    const { image, records } = options.store.recovered;
    if (image !== null && image.passphrase !== options.passphrase)
      throw new StorageMismatchError(image.passphrase, options.passphrase);
    const ledger = image === null ? await Ledger.#begin(options) : new Ledger(options, image);
    ledger.history.addKept(image?.stretches ?? []);
    for (const { position, payload } of records) {
      const record = decodeRecord(payload);
      for (const run of record.runs) ledger.history.resume(ledger.head, run);
      ledger.clock.state = record.clock;
      if (record.ledger !== null) ledger.#publish(record.ledger, summarize(record.ledger, position));
    }
    if (ledger.history.stretches.length === 0) await ledger.#recordFirst();
    ledger.#passTime();
    ledger.#schedule();
    return ledger;
  }

  /** A new ledger, whose first entries are in an image: a store is never without one. */
  static async #begin(options: LedgerOptions): Promise<Ledger> {
    const clock = { ...DEFAULT_CLOCK, ...options.clock };
    const machineSeconds = options.machineSeconds ?? (() => Date.now() / 1000);
    const started = BigInt(options.genesisTime ?? Math.floor(machineSeconds()));
    const start = options.start ?? genesis(networkIdOf(options.passphrase), started);
    const ledger = new Ledger(options, { ...start, clock });
    ledger.clock.setNow(start.head.ledger.closeTime);
    // The transactions of the ledger that another one starts from are not known here: history begins with an empty one after it.
    if (options.start !== undefined) ledger.history.add(ledger.#firstRunAfter(start.head));
    await ledger.#saveImage();
    return ledger;
  }

  /** Ledger 1 has no transactions, but is a ledger like others to those who read. */
  #recordFirst(): Promise<void> {
    const previousHash = new Uint8Array(32);
    return this.#record({
      head: this.#current.head,
      previousHash,
      transactions: [],
      events: [],
      delta: new Map(),
    });
  }

  get state(): StateReader & { entries(): IterableIterator<[StateKey, Uint8Array]> } {
    return this.#current.entries;
  }

  /** The network's settings as they are now. */
  get settings(): NetworkSettings {
    return this.#current.settings;
  }

  /** The latest ledger, empty or not. */
  get head(): LedgerHead {
    return this.history.openRun?.head ?? this.#current.head;
  }

  /** The ledger that a transaction submitted now would be in. */
  get nextLedger(): LedgerContext {
    const { head } = this;
    return contextFor(head, this.#nextAt(head), this.networkId);
  }

  parse(envelope: Uint8Array): TransactionFrame {
    return parseTransaction(envelope, this.networkId);
  }

  /** Runs what only reads this ledger. On a fork, what it looks up and was never fetched is fetched first. */
  async read<Result>(work: () => Result): Promise<Result> {
    return fetchingMissing(this.upstream, work);
  }

  /** Checks a transaction and queues it. With automine its ledger has closed when this resolves. */
  async submit(frame: TransactionFrame): Promise<Submission> {
    if (this.upstream !== null) await this.upstream.fetch(keysOf(frame));
    const { submission, closed } = await this.read(() => this.#accept(frame));
    if (closed !== null && this.clock.state.automine) await closed;
    return submission;
  }

  #accept(frame: TransactionFrame): Admission {
    this.#keeper.refuseIfBroken();
    const admission = admit(frame, {
      pool: this.#pool,
      history: this.history,
      latest: this.head.ledger,
      check: (candidate, diagnostics) => this.#check(candidate, diagnostics),
    });
    if (admission.closed !== null && this.clock.state.automine) this.#closeSoon();
    return admission;
  }

  /** Moves time forward by `seconds`, with one ledger for every 5 seconds. */
  advanceTime(seconds: number): Promise<void> {
    return this.#turns.run(async () => {
      const before = this.head.ledger;
      this.clock.advance(seconds);
      const count = Math.max(1, Math.floor(seconds / LEDGER_SECONDS));
      await this.#moveOn(count, this.clock.closeTimeAfter(before.closeTime));
    });
  }

  /** Closes `count` ledgers, 5 seconds apart; transactions that wait are in the last of them. */
  advanceLedgers(count: number): Promise<void> {
    return this.#turns.run(async () => {
      const target = this.head.ledger.closeTime + BigInt(count * LEDGER_SECONDS);
      if (target > this.clock.now()) this.clock.setNow(target);
      await this.#moveOn(count, this.clock.closeTimeAfter(this.head.ledger.closeTime));
    });
  }

  /** The next ledger closes at `seconds` (Unix), and time goes on from there. */
  setNextCloseTime(seconds: bigint): void {
    this.clock.nextCloseTime = seconds;
  }

  /** Changes when ledgers close. */
  setMining(mining: { automine?: boolean; intervalSeconds?: number }): Promise<void> {
    return this.#turns.run(async () => {
      this.clock.state = { ...this.clock.state, ...mining };
      await this.#record(null);
      this.#schedule();
      if (this.clock.state.automine && this.#pool.size > 0) this.#closeSoon();
    });
  }

  /** Remembers everything as it is now, time included. Returns the number to go back to it by. */
  snapshot(): number {
    const { automine, intervalSeconds } = this.clock.state;
    return this.#snapshots.keep({
      stored: this.#current.head,
      entries: this.#current.entries.copy(),
      stretches: this.history.stretches,
      mining: { automine, intervalSeconds },
      closeTime: this.head.ledger.closeTime,
    });
  }

  /** Goes back to a snapshot; those taken after it are gone. False if there is none of that number. */
  revert(id: number): Promise<boolean> {
    return this.#turns.run(async () => {
      const snapshot = this.#snapshots.goBack(id);
      if (snapshot === null) return false;
      await this.#become(snapshot);
      return true;
    });
  }

  /** All that the next ledger depends on. Of a fork, as far as it has been asked for. */
  exportState(): PortableState {
    return { head: this.head, entries: new Map(this.#current.entries.entries()) };
  }

  /** Becomes the ledger that `state` is of, which goes on one ledger later; what happened before is not known here. */
  importState({ head, entries }: PortableState): Promise<void> {
    return this.#turns.run(async () => {
      if (this.upstream !== null) throw new SnapshotOntoForkError();
      const { automine, intervalSeconds } = this.clock.state;
      await this.#become({
        stored: head,
        entries,
        stretches: [this.#firstRunAfter(head)],
        mining: { automine, intervalSeconds },
        closeTime: head.ledger.closeTime,
      });
    });
  }

  #firstRunAfter(head: LedgerHead): EmptyRun {
    return EmptyRun.after(head, 1, head.ledger.closeTime, LEDGER_SECONDS);
  }

  async #become({ stored, entries, stretches, mining, closeTime }: Snapshot): Promise<void> {
    this.#pool.clear();
    this.#current.become(stored, entries);
    this.history.replace(stretches);
    this.#unwrittenRuns = [];
    this.clock.state = { ...this.clock.state, ...mining };
    this.clock.nextCloseTime = null;
    this.clock.setNow(closeTime);
    this.#schedule();
    // Records of what is undone stay in the journal; the image makes sure that a restart begins after them.
    await this.#saveImage();
  }

  /** Writes down where time stands, and an image for a quick start; then lets go of the store. */
  async close(): Promise<void> {
    await this.#stop(async () => {
      await this.#record(null);
      await this.#saveImage();
    });
  }

  /** Lets go of the store as it is. */
  async abandon(): Promise<void> {
    await this.#stop(async () => undefined);
  }

  async #stop(lastly: () => Promise<void>): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#ticker.stop();
    await this.#turns.run(async () => {
      await lastly();
      await this.#keeper.close();
    });
  }

  #check(frame: TransactionFrame, diagnostics: Uint8Array[]): xdr.TransactionResult | null {
    const { host, nextLedger: ledger } = this;
    return checkTransaction(frame, {
      state: this.#current.entries,
      ledger,
      settings: this.#current.settings,
      host,
      diagnostics,
    });
  }

  #nextAt({ ledger }: LedgerHead): { sequence: number; closeTime: bigint } {
    return { sequence: ledger.sequence + 1, closeTime: this.clock.closeTimeAfter(ledger.closeTime) };
  }

  #closeSoon(): void {
    if (this.#closeScheduled) return;
    this.#closeScheduled = true;
    // After the requests that arrived together: they share the ledger, and its write to disk.
    setImmediate(() => {
      this.#closeScheduled = false;
      this.#turns
        .run(async () => {
          while (this.#pool.size > 0) await this.#closePending();
        })
        .catch(this.#onFault);
    });
  }

  /** Closes one ledger with what waits. */
  async #closePending(): Promise<void> {
    const pending = this.#pool.take(this.head.maxTransactions);
    const { head } = this;
    // What was valid when it was submitted may not be any more, if another ledger has closed since.
    const valid = pending.filter(
      ({ frame, checkedAt }) => checkedAt === head.ledger || this.#check(frame, []) === null,
    );
    const at = this.#nextAt(head);
    if (this.clock.nextCloseTime !== null) this.clock.setNow(at.closeTime);
    this.clock.nextCloseTime = null;
    const scope = {
      state: this.#current.entries,
      settings: this.#current.settings,
      host: this.host,
      networkId: this.networkId,
      stateSize: this.#current.size,
      onFault: this.#onFault,
    };
    try {
      const frames = valid.map(({ frame }) => frame);
      await this.#record(await this.read(() => closeLedger(head, frames, at, scope)));
      this.#pool.remove(pending);
    } catch (error) {
      // Whoever waits for it must not believe that it is pending.
      this.#pool.remove(pending, new Error("its ledger could not be closed", { cause: error }));
      throw error;
    }
  }

  /** Lets `count` ledgers pass, the last at `endsAt`. What waits goes into the last one. */
  async #moveOn(count: number, endsAt: bigint): Promise<void> {
    const empty = this.#pool.size > 0 ? count - 1 : count;
    if (empty > 0) this.#addRun(EmptyRun.after(this.head, empty, endsAt, LEDGER_SECONDS));
    if (this.#pool.size > 0) await this.#closePending();
    else await this.#record(null);
  }

  /** Writes a record, and only then lets anyone see what is in it. */
  async #record(ledger: ClosedLedger | null): Promise<void> {
    const runs = this.#unwrittenRuns;
    const shapes = runs.map(({ shape }) => shape);
    const position = await this.#keeper.append({ ledger, runs: shapes, clock: this.clock.state });
    this.#unwrittenRuns = this.#unwrittenRuns.filter((run) => !runs.includes(run));
    if (ledger !== null) this.#publish(ledger, summarize(ledger, position));
    if (ledger !== null) this.#onClosed(ledger);
    if (this.#keeper.isImageDue) this.#saveImage().catch(this.#onFault);
    const oldest = this.history.prune(this.retention);
    if (oldest !== null) await this.#keeper.prune(oldest);
  }

  #publish(ledger: ClosedLedger, summary: LedgerSummary): void {
    this.#current.follow(ledger);
    this.history.addClosed(summary, ledger);
  }

  #saveImage(): Promise<void> {
    return this.#keeper.saveImage(() => ({
      passphrase: this.passphrase,
      head: this.#current.head,
      clock: this.clock.state,
      stretches: this.history.stretches,
      entries: this.#current.entries.copy(),
    }));
  }

  #addRun(run: EmptyRun): void {
    this.history.add(run);
    this.#unwrittenRuns.push(run);
  }

  /** Closes the empty ledgers that are due by the clock. */
  #passTime(): void {
    const { intervalSeconds } = this.clock.state;
    if (intervalSeconds === 0) return;
    const run = EmptyRun.dueBy(this.head, this.clock.now(), intervalSeconds);
    if (run === null) return;
    const open = this.history.openRun;
    const continues = open !== null && open.step === intervalSeconds && this.#unwrittenRuns.includes(open);
    if (continues && run.first === run.last) open.extend();
    else this.#addRun(run);
  }

  #schedule(): void {
    this.#ticker.restart(this.clock.state.intervalSeconds, () => {
      this.#turns
        .run(async () => {
          if (this.#closed) return;
          if (this.#pool.size > 0) await this.#closePending();
          else this.#passTime();
        })
        .catch(this.#onFault);
    });
  }
}
