import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BROKEN, lastWords } from "./broken-texts";

test.each(Object.entries(BROKEN))("the last resort says in %s what the catalogue says", (language, texts) => {
  const file = new URL(`../../../messages/${language}.json`, import.meta.url);
  const { states } = JSON.parse(readFileSync(file, "utf8")) as { states: Record<string, string> };
  expect(texts).toEqual(Object.fromEntries(Object.keys(texts).map((key) => [key, states[key]])));
});

test("the last resort speaks the chosen language, else the browser's, else English", () => {
  expect(lastWords("a=b; ajo_language=yo; c=d", ["fr-FR"]).locale).toBe("yo");
  expect(lastWords("", ["de-DE", "fr-FR", "en"])).toEqual({ locale: "fr", ...BROKEN.fr });
  expect(lastWords("", ["de-DE"]).locale).toBe("en");
});
