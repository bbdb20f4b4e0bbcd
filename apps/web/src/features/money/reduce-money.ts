import type { PageError } from "../errors/page-error";
import type { MoneyIntent } from "./money-intent";
import type { MoneyRecord } from "./money-record";
import type { MoneyEvent, MoneyState } from "./money-state";

export const IDLE: MoneyState = { phase: "idle" };

/** The next state. Pure: an event that does not belong to the state or to its run changes nothing. */
export function reduceMoney(state: MoneyState, event: MoneyEvent): MoneyState {
  if (event.type === "begin")
    return mayBegin(state) ? { phase: "check", run: event.run, intent: event.intent } : state;
  if (event.type === "restored") return mayBegin(state) ? restore(event.run, event.record) : state;
  if (event.type === "dismissed") return mayDismiss(state) ? IDLE : state;
  if (state.phase === "idle" || event.run !== state.run) return state;

  switch (state.phase) {
    case "check":
      if (event.type === "prepared")
        return { phase: "preview", run: state.run, intent: state.intent, prepared: event.prepared };
      if (event.type === "refused")
        return event.done
          ? { phase: "alreadyDone", run: state.run, intent: state.intent }
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
      if (event.type === "lost") return { ...state, phase: "unknown" };
      if (event.type === "turnedAway") return fail(state.run, state.record, event.error);
      return event.type === "answered" ? answer(state, event) : state;
    case "unknown":
      if (event.type === "sending")
        return { ...state, record: { ...state.record, attempts: state.record.attempts + 1 } };
      return event.type === "answered" ? answer(state, event) : state;
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
type Answered = Extract<MoneyEvent, { type: "answered" }>;

function answer(state: Sent, event: Answered): MoneyState {
  const { run, record } = state;
  const { outcome } = event;
  switch (outcome.status) {
    case "confirmed":
      return {
        phase: "confirmed",
        run,
        record: { ...record, receipt: outcome.receipt },
        receipt: outcome.receipt,
      };
    case "unknown":
      return { phase: "unknown", run, record };
    case "failed":
      if (!isFinal(state, event)) return { phase: "unknown", run, record };
      return event.done === true
        ? { phase: "alreadyDone", run, intent: record.intent }
        : fail(run, record, { code: outcome.error.code, data: outcome.error.data });
    case "expired":
      if (event.networkTime.getTime() <= record.expiresAt.getTime()) return { phase: "unknown", run, record };
      return fail(run, record, { code: "TransactionExpired", data: {} });
  }
}

/**
 * Whether a failure is the envelope's last word. What the chain says of a hash is. A refusal while sending is only
 * when it answers the one and only sending: after a lost answer another node may still hold the envelope.
 */
function isFinal(state: Sent, event: Answered): boolean {
  return event.via === "status" || (state.phase === "sent" && state.record.attempts === 1);
}

function fail(run: number, record: MoneyRecord, error: PageError): MoneyState {
  return { phase: "failed", run, intent: record.intent, error, record };
}

function restore(run: number, record: MoneyRecord): MoneyState {
  return record.receipt === null
    ? { phase: "unknown", run, record }
    : { phase: "confirmed", run, record, receipt: record.receipt };
}

/** Whether a new transaction may be begun: none is signed, or the signed one has come to its end. */
export function mayBegin(state: MoneyState): boolean {
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
