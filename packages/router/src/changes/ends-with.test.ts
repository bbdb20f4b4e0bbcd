import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { endsWith } from "./ends-with";

it("ends with whichever comes first, for its reason", () => {
  for (const first of [0, 1] as const) {
    const [leaving, closing] = [new AbortController(), new AbortController()];
    const { until } = endsWith(leaving.signal, closing.signal);
    expect(until.aborted).toBe(false);
    [leaving, closing][first]!.abort("first");
    [leaving, closing][1 - first]!.abort("second");
    expect(until.reason).toBe("first");
  }
});

it("has ended when one of them had", () => {
  expect(endsWith(undefined, AbortSignal.abort("closed")).until.reason).toBe("closed");
  expect(endsWith(AbortSignal.abort("left"), new AbortController().signal).until.reason).toBe("left");
});

it("leaves nothing behind on the signal that outlives it", () => {
  const closing = new AbortController().signal;
  const endings = Array.from({ length: 100 }, () => endsWith(new AbortController().signal, closing));
  for (const { forget } of endings) forget();
  expect(getEventListeners(closing, "abort")).toEqual([]);
  // What AbortSignal.any leaves, told to nobody.
  const kept = Object.getOwnPropertySymbols(closing).find(
    ({ description }) => description === "kDependantSignals",
  );
  expect(kept === undefined ? undefined : Reflect.get(closing, kept)).toBeFalsy();
});
