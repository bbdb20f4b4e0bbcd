import { expect, test } from "vitest";
import { initialsOf } from "./initials";

test.each([
  ["Ada", "A"],
  ["ada of Lagos", "AL"],
  ["Ẹ̀bùn Ọláńrewájú", "Ẹ̀Ọ"],
  ["王芳", "王"],
  ["  ", ""],
])("the initials of %s are %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
