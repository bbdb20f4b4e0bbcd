import type { AppRouter } from "@ajo/router";
import { type OperationResultEnvelope, TRPCClientError } from "@trpc/client";
import { observable, type Observer } from "@trpc/server/observable";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { reopenDelay, reopenStreams } from "./reopen-streams";

type Failure = TRPCClientError<AppRouter>;
type Stream = Observer<OperationResultEnvelope<unknown, Failure>, Failure>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const started = { result: { type: "started" } } as const;
const refusal = new TRPCClientError<AppRouter>("refused");
const failureOf = (code: string, httpStatus: number) =>
  Object.assign(new TRPCClientError<AppRouter>(code), { data: { code, httpStatus } }) as Failure;

/** Subscribes through the link; `streams` are those that were asked for, of which the test says what becomes. */
function subscribe() {
  const streams: Stream[] = [];
  const seen = { results: [] as unknown[], errors: [] as unknown[] };
  const op = { id: 1, type: "subscription", path: "group.onChange", input: {}, context: {}, signal: null };
  const link = reopenStreams({});
  const subscription = link({
    op: op as Parameters<typeof link>[0]["op"],
    next: () =>
      observable((stream) => {
        streams.push(stream);
      }),
  }).subscribe({
    next: ({ result }) => seen.results.push(result),
    error: (error) => seen.errors.push(error),
  });
  return { streams, seen, leave: () => subscription.unsubscribe() };
}

describe("a stream that is refused", () => {
  test("is asked for again, later each time, and at first soon once it has stood", () => {
    const { streams, seen } = subscribe();
    for (const wait of [2_000, 4_000, 8_000]) {
      streams.at(-1)?.error(refusal);
      const { length } = streams;
      vi.advanceTimersByTime(wait - 1);
      expect(streams).toHaveLength(length);
      vi.advanceTimersByTime(1);
      expect(streams).toHaveLength(length + 1);
    }
    expect(seen.results).toEqual(Array(3).fill({ type: "state", state: "connecting", error: refusal }));
    streams.at(-1)?.next(started);
    expect(seen.results.at(-1)).toEqual(started.result);
    streams.at(-1)?.error(failureOf("TOO_MANY_REQUESTS", 429));
    vi.advanceTimersByTime(2_000);
    expect(streams).toHaveLength(5);
    expect(seen.errors).toEqual([]);
  });

  test("is left alone when nobody wants it any more, or it can never be", () => {
    const one = subscribe();
    one.streams[0]?.error(refusal);
    one.leave();
    const other = subscribe();
    const unknown = failureOf("NOT_FOUND", 404);
    other.streams[0]?.error(unknown);
    vi.advanceTimersByTime(600_000);
    expect([one.streams.length, other.streams.length]).toEqual([1, 1]);
    expect(other.seen.errors).toEqual([unknown]);
  });
});

test("those who were refused together do not come back together, and nobody gives up", () => {
  for (let failures = 1; failures < 100; failures++) {
    expect(reopenDelay(failures, 0)).toBe(reopenDelay(failures, 1) / 2);
    expect(reopenDelay(failures, 0.5)).toBeGreaterThan(reopenDelay(failures, 0.4));
    expect(reopenDelay(failures, 1)).toBeLessThanOrEqual(60_000);
  }
});
