import type { xdr } from "@stellar/stellar-sdk/base";
import type { SorobanHost } from "../host";
import { type NetworkSettings, readNetworkSettings } from "../settings/network-settings";
import { StateSize } from "../soroban/state-size";
import { EntryType, entryTypeOf, type StateKey } from "../state/ledger-key";
import { LedgerState } from "../state/ledger-state";
import type { Delta } from "../state/overlay";
import type { StateReader } from "../state/state-reader";
import type { LedgerStore } from "../storage/ledger-store";
import { decodeRecord, encodeRecord } from "../storage/records";
import { checkTransaction } from "../validity/check-transaction";
import { contextFor, closeLedger } from "./close-ledger";
import type { ClosedLedger, LedgerHead } from "./closed-ledger";
import { EmptyRun, type RunShape } from "./empty-run";
import { genesis, networkIdOf } from "./genesis";
import { History, type LedgerSummary, summarize } from "./history";
import type { LedgerContext } from "./ledger-context";
import { type ClockState, DEFAULT_CLOCK, NetworkClock } from "./network-clock";
import { TransactionPool } from "./transaction-pool";
import { parseTransaction, type TransactionFrame } from "./transaction-frame";

export interface LedgerOptions {
  readonly passphrase: string;
  readonly host: SorobanHost;
  readonly store: LedgerStore;
  /** How many stored ledgers to keep. */
  readonly retention: number;
  /** Mining of a new ledger; a stored one goes on as it was. */
  readonly clock?: Partial<ClockState>;
  /** Unix seconds of the machine's clock. */
  readonly machineSeconds?: () => number;
  /** Close time of a new ledger's first ledger, Unix seconds; now, if not given. */
  readonly genesisTime?: number;
  /** Told of what must not happen, but did. */
  readonly onFault?: (error: unknown) => void;
}

export type Submission =
  | { status: "PENDING" | "DUPLICATE" | "TRY_AGAIN_LATER" }
  | { status: "ERROR"; result: xdr.TransactionResult; diagnostics: Uint8Array[] };

interface Snapshot {
  readonly stored: LedgerHead;
  readonly entries: Map<StateKey, Uint8Array>;
  readonly stretches: readonly (LedgerSummary | RunShape)[];
  readonly bases: readonly (LedgerHead | null)[];
  readonly clock: ClockState;
}

/** Journal bytes after which a new image is written. */
const IMAGE_EVERY_BYTES = 8 * 1024 * 1024;
/** Seconds between ledgers when time is advanced. */
const LEDGER_SECONDS = 5;

/**
 * The ledger: its state, its history and its clock, and the one place where they change.
 *
 * Changes happen one after another (`#exclusive`). A ledger is visible, to anyone and in any answer, only once its record is on
 * disk: state, history and head move together, after the write.
 */
export class Ledger {
  readonly passphrase: string;
  readonly networkId: Uint8Array;
  readonly host: SorobanHost;
  readonly retention: number;
  readonly clock: NetworkClock;
  readonly history: History;
  readonly #store: LedgerStore;
  readonly #state: LedgerState;
  readonly #pool = new TransactionPool();
  readonly #onFault: (error: unknown) => void;
  readonly #snapshots = new Map<number, Snapshot>();
  #nextSnapshot = 1;
  #settings: NetworkSettings;
  #stateSize: StateSize;
  /** The last ledger with a record of its own; runs of empty ones may follow it. */
  #stored: LedgerHead;
  /** Runs not yet in any record. */
  #unwrittenRuns: EmptyRun[] = [];
  #bytesSinceImage = 0;
  #closeScheduled = false;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;
  #ticker: NodeJS.Timeout | null = null;

  private constructor(options: LedgerOptions, start: { head: LedgerHead; entries: Iterable<readonly [StateKey, Uint8Array]>; clock: ClockState }) {
    this.passphrase = options.passphrase;
    this.networkId = networkIdOf(options.passphrase);
    this.host = options.host;
    this.retention = options.retention;
    this.clock = new NetworkClock(start.clock, options.machineSeconds ?? (() => Date.now() / 1000));
    this.history = new History(options.store.journal);
    this.#store = options.store;
    this.#onFault = options.onFault ?? ((error) => console.error(error));
    this.#state = new LedgerState(start.entries);
    this.#stored = start.head;
    this.#settings = readNetworkSettings(this.#state);
    this.host.configure(this.#settings.raw);
    this.#stateSize = new StateSize(this.host, this.#state.entries());
  }

  /** Opens what the store holds, or begins a new ledger in it. */
  static async open(options: LedgerOptions): Promise<Ledger> {
    const { image, records } = options.store.recovered;
    if (image === null && records.length === 0) return Ledger.#begin(options);
    if (image === null) throw new Error("the store has records but no image to apply them to");
    if (image.passphrase !== options.passphrase)
      throw new Error(`the stored ledger belongs to the network "${image.passphrase}", not "${options.passphrase}"`);
    const ledger = new Ledger(options, image);
    for (const stretch of image.stretches) ledger.history.add(stretch);
    for (const { position, payload } of records) {
      const record = decodeRecord(payload);
      ledger.#recoverRuns(record.runs);
      ledger.clock.state = record.clock;
      if (record.ledger !== null) ledger.#publish(record.ledger, summarize(record.ledger, position));
    }
    ledger.#unwrittenRuns = [];
    ledger.#passTime();
    ledger.#schedule();
    return ledger;
  }

  static async #begin(options: LedgerOptions): Promise<Ledger> {
    const clock = { ...DEFAULT_CLOCK, ...options.clock };
    const machineSeconds = options.machineSeconds ?? (() => Date.now() / 1000);
    const started = options.genesisTime ?? Math.floor(machineSeconds());
    const { head, entries } = genesis(networkIdOf(options.passphrase), BigInt(started));
    const ledger = new Ledger(options, { head, entries, clock });
    ledger.clock.setNow(BigInt(started));
    const first: ClosedLedger = { head, previousHash: new Uint8Array(32), transactions: [], events: [], delta: new Map() };
    const record = encodeRecord({ ledger: first, runs: [], clock: ledger.clock.state });
    ledger.history.add(summarize(first, await options.store.journal.append(record)));
    // The image holds the first entries: a store is never without one.
    await ledger.#saveImage();
    ledger.#schedule();
    return ledger;
  }

  get state(): StateReader & { entries(): IterableIterator<[StateKey, Uint8Array]> } {
    return this.#state;
  }

  get settings(): NetworkSettings {
    return this.#settings;
  }

  /** The latest ledger, empty or not. */
  get head(): LedgerHead {
    return this.history.openRun?.head ?? this.#stored;
  }

  /** The ledger that a transaction submitted now would be in. */
  get nextLedger(): LedgerContext {
    const { head } = this;
    return contextFor(head, this.#nextAt(head), this.networkId);
  }

  parse(envelope: Uint8Array): TransactionFrame {
    return parseTransaction(envelope, this.networkId);
  }

  /** Checks a transaction and queues it. With automine its ledger has closed when this resolves. */
  async submit(frame: TransactionFrame): Promise<Submission> {
    if (this.#pool.find(frame.id) !== null) return { status: "DUPLICATE" };
    if (this.#pool.mustWait(frame, this.head.ledger.sequence)) return { status: "TRY_AGAIN_LATER" };
    const diagnostics: Uint8Array[] = [];
    const fault = this.#check(frame, diagnostics);
    if (fault !== null) return { status: "ERROR", result: fault, diagnostics };
    const { closed } = this.#pool.add(frame, this.head.ledger);
    if (!this.clock.state.automine) return { status: "PENDING" };
    this.#closeSoon();
    await closed;
    return { status: "PENDING" };
  }

  /** Moves time forward by `seconds`, with one ledger for every 5 seconds. */
  advanceTime(seconds: number): Promise<void> {
    return this.#exclusive(async () => {
      const before = this.head.ledger;
      this.clock.advance(seconds);
      const count = Math.max(1, Math.floor(seconds / LEDGER_SECONDS));
      await this.#moveOn(count, this.clock.closeTimeAfter(before.closeTime));
    });
  }

  /** Closes `count` ledgers, 5 seconds apart; transactions that wait are in the last of them. */
  advanceLedgers(count: number): Promise<void> {
    return this.#exclusive(async () => {
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
    return this.#exclusive(async () => {
      this.clock.state = { ...this.clock.state, ...mining };
      await this.#record(null);
      this.#schedule();
      if (this.clock.state.automine && this.#pool.size > 0) this.#closeSoon();
    });
  }

  /** Remembers everything as it is now, time included. Returns the name to go back to it by. */
  snapshot(): number {
    const id = this.#nextSnapshot;
    this.#nextSnapshot += 1;
    const { stretches } = this.history;
    this.#snapshots.set(id, {
      stored: this.#stored,
      entries: this.#state.copy(),
      stretches: stretches.map((stretch) => (stretch instanceof EmptyRun ? stretch.shape : stretch)),
      bases: stretches.map((stretch) => (stretch instanceof EmptyRun ? stretch.base : null)),
      clock: { ...this.clock.state, offsetSeconds: Number(this.head.ledger.closeTime) },
    });
    return id;
  }

  /** Goes back to a snapshot; those taken after it are gone. False if there is none of that name. */
  revert(id: number): Promise<boolean> {
    return this.#exclusive(async () => {
      const snapshot = this.#snapshots.get(id);
      if (snapshot === undefined) return false;
      for (const other of this.#snapshots.keys()) if (other > id) this.#snapshots.delete(other);
      this.#pool.clear();
      this.#stored = snapshot.stored;
      this.#state.replace(snapshot.entries);
      this.history.replace(
        snapshot.stretches.map((stretch, index) => {
          const base = snapshot.bases[index];
          return "first" in stretch && base !== undefined && base !== null ? new EmptyRun(base, stretch) : (stretch as LedgerSummary);
        }),
      );
      this.#unwrittenRuns = [];
      const { offsetSeconds: closeTime, ...mining } = snapshot.clock;
      this.clock.state = { ...this.clock.state, ...mining };
      this.clock.setNow(BigInt(closeTime));
      this.#reconfigure();
      this.#stateSize = new StateSize(this.host, this.#state.entries());
      // Records of what is undone stay in the journal; the image makes sure that a restart begins after them.
      await this.#saveImage();
      return true;
    });
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
    if (this.#ticker !== null) clearInterval(this.#ticker);
    await this.#exclusive(async () => {
      await lastly();
      await this.#store.close();
    });
  }

  #check(frame: TransactionFrame, diagnostics: Uint8Array[]): xdr.TransactionResult | null {
    const { host, networkId, head } = this;
    const ledger = contextFor(head, this.#nextAt(head), networkId);
    return checkTransaction(frame, { state: this.#state, ledger, settings: this.#settings, host, diagnostics });
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
      this.#exclusive(async () => {
        while (this.#pool.size > 0) await this.#closePending();
      }).catch(this.#onFault);
    });
  }

  /** Closes one ledger with what waits. */
  async #closePending(): Promise<void> {
    const pending = this.#pool.take(this.head.maxTransactions);
    const { head } = this;
    // What was valid when it was submitted may not be any more, if another ledger has closed since.
    const valid = pending.filter(({ frame, checkedAt }) => checkedAt === head.ledger || this.#check(frame, []) === null);
    const at = this.#nextAt(head);
    if (this.clock.nextCloseTime !== null) this.clock.setNow(at.closeTime);
    this.clock.nextCloseTime = null;
    try {
      const frames = valid.map(({ frame }) => frame);
      const closed = closeLedger(head, frames, at, {
        state: this.#state,
        settings: this.#settings,
        host: this.host,
        networkId: this.networkId,
        stateSize: this.#stateSize,
        onFault: this.#onFault,
      });
      await this.#record(closed);
    } finally {
      this.#pool.remove(pending, at.sequence);
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
    const bytes = encodeRecord({ ledger, runs: runs.map(({ shape }) => shape), clock: this.clock.state });
    const position = await this.#store.journal.append(bytes);
    this.#unwrittenRuns = this.#unwrittenRuns.filter((run) => !runs.includes(run));
    if (ledger !== null) this.#publish(ledger, summarize(ledger, position));
    this.#bytesSinceImage += bytes.length;
    if (this.#bytesSinceImage > IMAGE_EVERY_BYTES) await this.#saveImage();
    const oldest = this.history.prune(this.retention);
    if (oldest !== null) await this.#store.prune(oldest);
  }

  #publish(ledger: ClosedLedger, summary: LedgerSummary): void {
    this.#stateSize.follow(ledger.delta, this.#state);
    this.#state.apply(ledger.delta);
    this.#stored = ledger.head;
    this.history.add(summary);
    if (changesSettings(ledger.delta)) this.#reconfigure();
  }

  #reconfigure(): void {
    this.#settings = readNetworkSettings(this.#state);
    this.host.configure(this.#settings.raw);
  }

  #saveImage(): Promise<void> {
    this.#bytesSinceImage = 0;
    return this.#store.saveImage({
      passphrase: this.passphrase,
      end: this.#store.end,
      head: this.#stored,
      clock: this.clock.state,
      stretches: this.history.stretches,
      entries: this.#state.entries(),
    });
  }

  #addRun(run: EmptyRun): void {
    this.history.add(run);
    this.#unwrittenRuns.push(run);
  }

  #recoverRuns(shapes: readonly RunShape[]): void {
    for (const shape of shapes) {
      const open = this.history.openRun;
      if (open?.first === shape.first) while (open.last < shape.first + shape.count - 1) open.extend();
      else this.history.add(new EmptyRun(this.head, shape));
    }
  }

  /** Closes the empty ledgers that are due by the clock. */
  #passTime(): void {
    const { intervalSeconds } = this.clock.state;
    if (intervalSeconds === 0) return;
    const behind = Number(this.clock.now() - this.head.ledger.closeTime);
    const count = Math.floor(behind / intervalSeconds);
    if (count <= 0) return;
    const open = this.history.openRun;
    const continues =
      open !== null && open.step === intervalSeconds && count === 1 && this.#unwrittenRuns.includes(open);
    if (continues) open.extend();
    else this.#addRun(EmptyRun.after(this.head, count, this.head.ledger.closeTime + BigInt(count * intervalSeconds), intervalSeconds));
  }

  #schedule(): void {
    if (this.#ticker !== null) clearInterval(this.#ticker);
    const { intervalSeconds } = this.clock.state;
    if (intervalSeconds === 0) return;
    this.#ticker = setInterval(() => {
      this.#exclusive(async () => {
        if (this.#closed) return;
        if (this.#pool.size > 0) await this.#closePending();
        else this.#passTime();
      }).catch(this.#onFault);
    }, intervalSeconds * 1000);
    this.#ticker.unref();
  }

  /** Runs changes one after another. */
  #exclusive<Result>(change: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(change);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

function changesSettings(delta: Delta): boolean {
  for (const key of delta.keys()) if (entryTypeOf(key) === EntryType.configSetting) return true;
  return false;
}
