import { expect, it } from "vitest";
import { Admission } from "./admission";

const [LATE, IN_TIME] = [101, 100];

it("is full while as many are worked on as may be, and has room again when one of them has ended", async () => {
  const admission = new Admission(2);
  let end: () => void = () => undefined;
  const working = new Promise<void>((resolve) => (end = resolve));
  const one = admission.during(() => working);
  expect([admission.active, admission.isFull]).toEqual([1, false]);
  const failing = admission.during(() => working.then(() => Promise.reject(new Error("it fails"))));
  expect([admission.active, admission.isFull]).toEqual([2, true]);
  end();
  await one;
  await expect(failing).rejects.toThrow("it fails");
  expect([admission.active, admission.isFull]).toEqual([0, false]);
});

it("lets in half as many each time that turns come late, and as many as ever when they have come in time for long", () => {
  const admission = new Admission(1_000);
  const limits = [LATE, LATE, LATE, LATE, LATE].map((late) => (admission.observe(late), admission.limit));
  expect(limits).toEqual([500, 250, 125, 64, 64]);
  const growing = Array.from({ length: 40 }, () => (admission.observe(IN_TIME), admission.limit));
  expect(growing.every((limit, place) => place === 0 || limit >= growing[place - 1]!)).toBe(true);
  expect(growing.at(-1)).toBe(1_000);
});

it("does not let in more than it was told to, however small that is", () => {
  const admission = new Admission(2);
  for (const late of [LATE, IN_TIME, LATE]) admission.observe(late);
  expect(admission.limit).toBe(2);
});
