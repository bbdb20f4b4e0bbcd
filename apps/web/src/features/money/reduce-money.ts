import type { AjoErrorShape, Receipt } from "@ajo/schemas";
import type { PageError } from "../errors/page-error";
import type { MoneyIntent } from "./money-intent";
import type { MoneyRecord } from "./money-record";
import type { MoneyEvent, MoneyState } from "./money-state";

export const IDLE: MoneyState = { phase: "idle" };

/** The next state. Pure: an event that does not belong to the state or to its run changes nothing. */
export function reduceMoney(state: MoneyState, event: MoneyEvent): MoneyState {
  if (event.type === "begin")
    return mayBegin(state) ? { phase: "check", run: event.run, intent: event.intent } : state;
  if (event.type === "restored") return mayRestore(state) ? restore(event.run, event.record) : state;
  if (event.type === "dismissed") return mayDismiss(state) ? IDLE : state;
  if (state.phase === "idle" || event.run !== state.run) return state;

  switch (state.phase) {
    case "check":
      if (event.type === "prepared")
        return { phase: "preview", run: state.run, intent: state.intent, prepared: event.prepared };
      if (event.type === "refused")
        return event.done
          ? { phase: "alreadyDone", run: state.run, intent: state.intent, record: null }
          : { phase: "failed", run: state.run, intent: state.intent, error: event.error, record: null };
      return state;
    case "preview":
      return event.type === "approve" ? { ...state, phase: "wallet" } : state;
    case "wallet":
      if (event.type === "signed") return { phase: "sent", run: state.run, record: event.record };
      if (event.type === "declined")
        return { phase: "failed", run: state.run, intent: state.intent, error: event.error, record: null };
      return state;
    case "sent":
    case "unknown":
      return reduceSent(state, event);
    case "confirmed":
      return event.type === "caughtUp" && event.asOfLedger >= state.receipt.ledger
        ? { ...state, phase: "projected" }
        : state;
    case "projected":
    case "alreadyDone":
    case "failed":
      return state;
  }
}

type Sent = Extract<MoneyState, { phase: "sent" | "unknown" }>;

/**
 * An open envelope. It is left only by what proves its end: the chain's word on its hash; the network's clock past its
 * time bounds, read before the chain was asked and did not know it; or a refusal of the one and only sending. After a
 * lost answer another node may hold the envelope, so no refusal counts.
 */
function reduceSent(state: Sent, event: MoneyEvent): MoneyState {
  const { run, record } = state;
  const unknown: MoneyState = { phase: "unknown", run, record };
  switch (event.type) {
    case "lost":
      return unknown;
    case "turnedAway":
      return event.onlySending ? fail(run, record, event.error) : unknown;
    case "answered":
      if (event.outcome.status === "confirmed") return confirm(run, record, event.outcome.receipt);
      return event.outcome.status === "failed" && event.onlySending
        ? endOf(run, record, event.outcome.error, event.done)
        : unknown;
    case "told":
      if (event.outcome.status === "confirmed") return confirm(run, record, event.outcome.receipt);
      if (event.outcome.status === "failed") return endOf(run, record, event.outcome.error, event.done);
      return event.outcome.status === "expired" && event.networkTime.getTime() > record.expiresAt.getTime()
        ? fail(run, record, { code: "TransactionExpired", data: {} })
        : unknown;
    default:
      return state;
  }
}

function confirm(run: number, record: MoneyRecord, receipt: Receipt): MoneyState {
  return { phase: "confirmed", run, record: { ...record, receipt }, receipt };
}

/** The chain's refusal: a failure, or the news that it was done before. */
function endOf(run: number, record: MoneyRecord, { code, data }: AjoErrorShape, done: boolean): MoneyState {
  return done
    ? { phase: "alreadyDone", run, intent: record.intent, record }
    : fail(run, record, { code, data });
}

function fail(run: number, record: MoneyRecord, error: PageError): MoneyState {
  return { phase: "failed", run, intent: record.intent, error, record };
}

function restore(run: number, record: MoneyRecord): MoneyState {
  return record.receipt === null
    ? { phase: "unknown", run, record }
    : { phase: "confirmed", run, record, receipt: record.receipt };
}

/**
 * Whether a new transaction may be begun: none is signed, or the network has said what became of the signed one,
 * even when the pages do not show it yet.
 */
export function mayBegin(state: MoneyState): boolean {
  return state.phase === "confirmed" || mayRestore(state);
}

/** Whether a transaction that an earlier visit or another tab left open may take this one's place. */
export function mayRestore(state: MoneyState): boolean {
  return (
    state.phase === "idle" ||
    state.phase === "preview" ||
    state.phase === "projected" ||
    state.phase === "alreadyDone" ||
    state.phase === "failed"
  );
}

/** Whether it may be put out of sight and forgotten. What is signed and open may not. */
export function mayDismiss(state: MoneyState): boolean {
  return state.phase !== "sent" && state.phase !== "unknown";
}

/** What the person wanted, in any phase but idle. */
export function intentOf(state: MoneyState): MoneyIntent | null {
  if (state.phase === "idle") return null;
  return "intent" in state ? state.intent : state.record.intent;
}
