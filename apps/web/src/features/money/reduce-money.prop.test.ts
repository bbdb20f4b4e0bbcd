import fc from "fast-check";
import { expect, test } from "vitest";
import { GROUP_ID, HASH } from "@/testing/make-group";
import type { MoneyRecord } from "./money-record";
import type { MoneyEvent, MoneyState } from "./money-state";
import { IDLE, mayBegin, reduceMoney } from "./reduce-money";

const intent = { kind: "join", groupId: GROUP_ID } as const;
const EXPIRES = 1_000;
const error = { code: "InsufficientFee", data: {} } as const;

// The reducer looks at none of what a prepared transaction says: the driver's tests use whole ones.
const prepared = { hash: HASH } as MoneyRecord["prepared"];
const record = (attempts: number): MoneyRecord => ({
  intent,
  prepared,
  hash: HASH,
  signedXdr: "AAAA",
  expiresAt: new Date(EXPIRES),
  attempts,
  receipt: null,
});
const receipt = { hash: HASH, ledger: 7, at: new Date(0), feeCharged: 1n, createdGroupId: null };

const outcome = fc.constantFrom(
  { status: "confirmed", receipt } as const,
  { status: "unknown", hash: HASH } as const,
  { status: "expired", hash: HASH } as const,
  { status: "failed", hash: HASH, error: { code: "InsufficientFee", message: "", data: {} } } as const,
);
const run = fc.integer({ min: 1, max: 3 });
const event: fc.Arbitrary<MoneyEvent> = fc.oneof(
  fc.record({ type: fc.constant("begin" as const), run, intent: fc.constant(intent) }),
  fc.record({ type: fc.constant("prepared" as const), run, prepared: fc.constant(prepared) }),
  fc.record({ type: fc.constant("refused" as const), run, error: fc.constant(error), done: fc.boolean() }),
  fc.record({ type: fc.constant("approve" as const), run }),
  fc.record({ type: fc.constant("declined" as const), run, error: fc.constant(error) }),
  fc.record({ type: fc.constant("signed" as const), run, record: fc.constant(record(1)) }),
  fc.record({
    type: fc.constant("answered" as const),
    run,
    outcome,
    onlySending: fc.boolean(),
    done: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("told" as const),
    run,
    outcome,
    networkTime: fc.constantFrom(new Date(EXPIRES - 1), new Date(EXPIRES), new Date(EXPIRES + 1)),
    done: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("turnedAway" as const),
    run,
    error: fc.constant(error),
    onlySending: fc.boolean(),
  }),
  fc.record({ type: fc.constant("lost" as const), run }),
  fc.record({ type: fc.constant("caughtUp" as const), run, asOfLedger: fc.integer({ min: 6, max: 8 }) }),
  fc.record({ type: fc.constant("restored" as const), run, record: fc.constant(record(2)) }),
  fc.record({ type: fc.constant("dismissed" as const) }),
);

const isOpen = (state: MoneyState) => state.phase === "sent" || state.phase === "unknown";

/** Whether an event proves that the open envelope is over, told from the event alone. */
function proves(state: MoneyState, next: MoneyEvent): boolean {
  if (!isOpen(state) || !("record" in state) || !("run" in next) || next.run !== state.run) return false;
  if (next.type === "turnedAway") return next.onlySending;
  if (next.type === "answered")
    return next.outcome.status === "confirmed" || (next.outcome.status === "failed" && next.onlySending);
  if (next.type !== "told") return false;
  return next.outcome.status === "expired"
    ? next.networkTime.getTime() > EXPIRES
    : next.outcome.status !== "unknown";
}

test("in any order of events an open envelope is left only when it is proved to be over", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let state: MoneyState = IDLE;
      for (const next of events) {
        const before: MoneyState = state;
        state = reduceMoney(before, next);
        if (isOpen(before) && !isOpen(state)) expect(proves(before, next)).toBe(true);
        if (isOpen(before)) expect(mayBegin(before)).toBe(false);
        if (state.phase === "check" && state !== before) expect(mayBegin(before)).toBe(true);
        if (state.phase === "projected" && before.phase !== "projected")
          expect(before.phase).toBe("confirmed");
      }
    }),
    { numRuns: 3_000 },
  );
});

test("a wallet's late signature after the panel was closed sends nothing", () => {
  const closed = reduceMoney({ phase: "wallet", run: 1, intent, prepared }, { type: "dismissed" });
  expect(reduceMoney(closed, { type: "signed", run: 1, record: record(1) })).toEqual(IDLE);
});

test("an answer to an earlier run changes nothing", () => {
  const state: MoneyState = { phase: "sent", run: 2, record: record(1) };
  expect(
    reduceMoney(state, {
      type: "told",
      run: 1,
      outcome: { status: "confirmed", receipt },
      networkTime: new Date(0),
      done: false,
    }),
  ).toBe(state);
});
