import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BROKEN } from "./broken-texts";

test.each(Object.entries(BROKEN))("the last resort says in %s what the catalogue says", (language, texts) => {
  const file = new URL(`../../../messages/${language}.json`, import.meta.url);
  const { states } = JSON.parse(readFileSync(file, "utf8")) as { states: Record<string, string> };
  expect(texts).toEqual(Object.fromEntries(Object.keys(texts).map((key) => [key, states[key]])));
});
