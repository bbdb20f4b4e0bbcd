import { expect, test } from "vitest";
import { reopenDelay } from "./reopen-streams";

const ATTEMPTS = Array.from({ length: 100 }, (_, index) => index + 1);

test("who was refused comes back soon, then less and less often, and never gives up", () => {
  const longest = ATTEMPTS.map((attempt) => reopenDelay(attempt, 1));
  expect(longest.slice(0, 7)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(longest.at(-1)).toBe(60_000);
});

test("those who were refused together do not come back together", () => {
  for (const attempt of ATTEMPTS) {
    expect(reopenDelay(attempt, 0)).toBe(reopenDelay(attempt, 1) / 2);
    expect(reopenDelay(attempt, 0.5)).toBeGreaterThan(reopenDelay(attempt, 0.4));
  }
});
