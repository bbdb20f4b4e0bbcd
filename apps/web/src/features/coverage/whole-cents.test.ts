import { expect, test } from "vitest";
import { wholeCents } from "./whole-cents";

test("an amount is said in whole cents, never more than it is", () => {
  expect(wholeCents(2_508_333_333n, 7)).toBe(2_508_300_000n);
  expect(wholeCents(2_500_000_000n, 7)).toBe(2_500_000_000n);
  expect(wholeCents(99_999n, 7)).toBe(0n);
  expect(wholeCents(12_345n, 2)).toBe(12_345n);
  expect(wholeCents(12n, 0)).toBe(12n);
});
