import type { PageErrorCode } from "../errors/page-error";
import type { MoneyIntent } from "./money-intent";
import type { MoneyPorts } from "./money-ports";
import type { MoneyRecord } from "./money-record";
import type { MoneyEvent, MoneyState } from "./money-state";
import type { MoneyStore } from "./money-store";
import { IDLE, mayBegin, mayRestore, reduceMoney } from "./reduce-money";

/** What the API says of an envelope without having sent it anywhere. */
const TURNED_AWAY: ReadonlySet<PageErrorCode> = new Set([
  "MalformedTransaction",
  "WrongNetwork",
  "BadSignature",
  "UnexpectedTransaction",
  "InvalidInput",
]);

/** A preview older than this is built again before it is signed: an envelope lives for two minutes at most. */
const PREVIEW_FRESH_MS = 60_000;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 4_000;

export interface MoneyDriver {
  getState: () => MoneyState;
  subscribe: (listener: () => void) => () => void;
  /** Builds and simulates; goes on with an open transaction instead, when the account has one. */
  begin: (intent: MoneyIntent) => Promise<void>;
  /** Signs what the preview shows, keeps it, sends it and follows it to its end. */
  approve: () => Promise<void>;
  dismiss: () => void;
  /** Goes on with what an earlier visit left open. */
  resume: () => Promise<void>;
}

/**
 * Runs the effects that the states of a transaction call for. Rules it keeps: the record is stored before anything is
 * sent; only the stored envelope is ever sent; while a record is open none other is built.
 */
export function createMoneyDriver(ports: MoneyPorts, store: MoneyStore): MoneyDriver {
  let state: MoneyState = IDLE;
  let lastRun = 0;
  let preparedAt = 0;
  const listeners = new Set<() => void>();

  function dispatch(event: MoneyEvent): void {
    const next = reduceMoney(state, event);
    if (next === state) return;
    state = next;
    keep(next);
    for (const listener of listeners) listener();
  }

  /** Goes on to something else; a receipt that was still waiting for the pages has been seen. */
  function leaveReceipt(event: MoneyEvent): void {
    const hash = state.phase === "confirmed" ? state.record.hash : null;
    dispatch(event);
    if (hash !== null) store.clear(hash);
  }

  /** Storage follows the state: the receipt when confirmed, nothing once it is over. Another tab's record stays. */
  function keep(next: MoneyState): void {
    try {
      if (next.phase === "confirmed") store.change(next.record.hash, { receipt: next.receipt });
      if (next.phase === "projected") store.clear(next.record.hash);
      if ((next.phase === "failed" || next.phase === "alreadyDone") && next.record !== null)
        store.clear(next.record.hash);
    } catch {
      // A record that outlives its transaction is asked about again and then cleared.
    }
  }

  const isRunning = (run: number, ...phases: MoneyState["phase"][]) =>
    state.phase !== "idle" && state.run === run && phases.includes(state.phase);

  async function begin(intent: MoneyIntent): Promise<void> {
    if (!mayBegin(state)) return;
    const open = store.load();
    if (open !== null && open.receipt === null) return resumeWith(open);
    const run = ++lastRun;
    leaveReceipt({ type: "begin", run, intent });
    try {
      const prepared = await ports.prepare(intent);
      preparedAt = ports.elapsed();
      dispatch({ type: "prepared", run, prepared });
    } catch (cause) {
      const error = ports.toError(cause);
      dispatch({ type: "refused", run, error, done: await isDone(intent, error) });
    }
  }

  async function isDone(intent: MoneyIntent, error: Parameters<MoneyPorts["isDone"]>[1]): Promise<boolean> {
    return ports.isDone(intent, error).catch(() => false);
  }

  async function approve(): Promise<void> {
    if (state.phase !== "preview") return;
    const { run, intent, prepared } = state;
    if (ports.elapsed() - preparedAt > PREVIEW_FRESH_MS) return begin(intent);
    dispatch({ type: "approve", run });
    try {
      const signedXdr = await ports.sign(prepared);
      if (!isRunning(run, "wallet")) return;
      const open = store.load();
      if (open !== null && open.receipt === null && open.hash !== prepared.hash) {
        dispatch({ type: "declined", run, error: { code: "AnotherPending", data: {} } });
        return;
      }
      const record: MoneyRecord = {
        intent,
        prepared,
        hash: prepared.hash,
        signedXdr,
        expiresAt: prepared.expiresAt,
        attempts: 1,
        receipt: null,
      };
      if (!save(record)) {
        dispatch({ type: "declined", run, error: { code: "StorageUnavailable", data: {} } });
        return;
      }
      dispatch({ type: "signed", run, record });
    } catch (cause) {
      dispatch({ type: "declined", run, error: ports.toError(cause) });
      return;
    }
    await sendFirst(run);
    await follow(run);
  }

  function save(record: MoneyRecord): boolean {
    try {
      store.save(record);
      return true;
    } catch {
      return false;
    }
  }

  async function sendFirst(run: number): Promise<void> {
    if (state.phase !== "sent") return;
    const { record } = state;
    try {
      await submit(run, record);
    } catch (cause) {
      const error = ports.toError(cause);
      const onlySending = isOnlySending(record);
      dispatch(
        TURNED_AWAY.has(error.code) ? { type: "turnedAway", run, error, onlySending } : { type: "lost", run },
      );
    }
  }

  async function submit(run: number, record: MoneyRecord): Promise<void> {
    const outcome = await ports.submit(record.signedXdr);
    const done = outcome.status === "failed" && (await isDone(record.intent, outcome.error));
    dispatch({ type: "answered", run, outcome, onlySending: isOnlySending(record), done });
  }

  /**
   * Whether the envelope was sent once in all and no tab knows its end: every sending, of any tab, is counted in the
   * storage before it.
   */
  function isOnlySending({ hash }: MoneyRecord): boolean {
    const kept = store.load();
    return kept?.hash === hash && kept.attempts === 1 && kept.receipt === null;
  }

  /** Asks and sends again until the end is known, then waits until the pages know it, too. */
  async function follow(run: number): Promise<void> {
    for (let wait = FIRST_WAIT_MS; isRunning(run, "unknown"); wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
      await askAndResend(run).catch(() => undefined);
      if (isRunning(run, "unknown")) await ports.wait(wait);
    }
    for (
      let wait = FIRST_WAIT_MS;
      state.phase === "confirmed" && isRunning(run, "confirmed");
      wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)
    ) {
      const asOfLedger = await ports.asOfLedger(state.record, state.receipt).catch(() => 0);
      dispatch({ type: "caughtUp", run, asOfLedger });
      if (isRunning(run, "confirmed")) await ports.wait(wait);
    }
  }

  async function askAndResend(run: number): Promise<void> {
    if (state.phase !== "unknown") return;
    const { record } = state;
    // The clock is read first: what is absent later was absent at that time, too.
    const networkTime = await ports.networkTime();
    const outcome = await ports.status(record);
    const done = outcome.status === "failed" && (await isDone(record.intent, outcome.error));
    dispatch({ type: "told", run, outcome, networkTime, done });
    if (!isRunning(run, "unknown") || networkTime.getTime() > record.expiresAt.getTime()) return;
    // Another tab that came to the end of it has taken the record away: then asking goes on, sending does not.
    const kept = store.load();
    if (kept?.hash !== record.hash || kept.receipt !== null) return;
    store.change(record.hash, { attempts: kept.attempts + 1 });
    await submit(run, record);
  }

  async function resumeWith(record: MoneyRecord): Promise<void> {
    if (!mayRestore(state)) return;
    const run = ++lastRun;
    dispatch({ type: "restored", run, record });
    await follow(run);
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      const stop = listeners.size === 1 ? store.watch((record) => void resumeWith(record)) : () => undefined;
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    begin,
    approve,
    dismiss: () => leaveReceipt({ type: "dismissed" }),
    resume: async () => {
      const record = store.load();
      if (record !== null) await resumeWith(record);
    },
  };
}
