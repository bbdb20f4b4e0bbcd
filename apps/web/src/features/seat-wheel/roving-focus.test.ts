import { expect, test } from "vitest";
import { nextFocus } from "./roving-focus";

test("arrows go round in both directions, Home and End jump, other keys do nothing", () => {
  expect(nextFocus("ArrowRight", 11, 12)).toBe(0);
  expect(nextFocus("ArrowDown", 3, 12)).toBe(4);
  expect(nextFocus("ArrowLeft", 0, 12)).toBe(11);
  expect(nextFocus("ArrowUp", 4, 12)).toBe(3);
  expect(nextFocus("Home", 7, 12)).toBe(0);
  expect(nextFocus("End", 7, 12)).toBe(11);
  expect(nextFocus("Enter", 7, 12)).toBeNull();
});
