import { expect, it } from "vitest";
import { MOST_CALLERS, RateLimiter } from "./rate-limiter";

it("remembers so many callers and no more: the first to be forgotten is who has not called for longest", () => {
  const limiter = new RateLimiter(() => 0);
  const takeOne = (caller: string) => limiter.take(caller, 1).allowed;
  expect([takeOne("first"), takeOne("second")]).toEqual([true, true]);
  expect(takeOne("first")).toBe(false);
  for (let count = 0; count < MOST_CALLERS - 1; count += 1) takeOne(`caller ${count}`);
  expect(takeOne("first")).toBe(false);
  expect(takeOne("second")).toBe(true);
});
