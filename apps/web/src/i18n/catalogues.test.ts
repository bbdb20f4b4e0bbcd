import { readFileSync } from "node:fs";
import {
  isArgumentElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
} from "@formatjs/icu-messageformat-parser";
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { LANGUAGES, LOCALES, type Locale } from "./locales";
import { findUnusedKeys } from "./testing/find-unused-keys";
import { flattenCatalogue } from "./testing/flatten-catalogue";

const read = (locale: Locale) =>
  flattenCatalogue(
    JSON.parse(readFileSync(new URL(`../../messages/${locale}.json`, import.meta.url), "utf8")),
  );
const english = read("en");

/** Browsers have plural rules for these and nothing else: numbers in their messages are written as they come. */
const WITHOUT_NUMBERS: readonly Locale[] = LOCALES.filter(
  (locale) => LANGUAGES[locale].formatTag === "en-NG",
);

/** Words that are the same in several languages: names, signs, and messages that are nothing but their arguments. */
const MAY_EQUAL_ENGLISH = 0.08;

describe.each(LOCALES.filter((locale) => locale !== "en"))("the catalogue of %s", (locale) => {
  const catalogue = read(locale);

  test("has exactly the keys of the English one", () => {
    expect([...catalogue.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("says the same facts in every message: arguments, choices and marks", () => {
    for (const [key, text] of catalogue) {
      const told = factsOf(parse(text));
      expect([...told].sort(), key).toEqual([...factsOf(parse(english.get(key) ?? ""))].sort());
    }
  });

  test("has each plural in the forms of its language, and no others", () => {
    const forms = new Intl.PluralRules(locale)
      .resolvedOptions()
      .pluralCategories.filter((form) => form !== "many");
    for (const [key, text] of catalogue)
      for (const plural of pluralsOf(parse(text))) {
        const named = plural.filter((form) => !form.startsWith("=") && form !== "many");
        expect(new Set(named), key).toEqual(new Set(forms.length === 1 ? ["other"] : forms));
      }
  });

  test("is a translation", () => {
    const same = [...catalogue].filter(([key, text]) => text === english.get(key) && /\p{L}{3}/u.test(text));
    expect(same.length / catalogue.size, same.map(([key]) => key).join(", ")).toBeLessThan(MAY_EQUAL_ENGLISH);
  });
});

test("no mark that stands by itself begins a line, nor does what opens a quotation end one", () => {
  const apart = [...read("fr")].filter(([, text]) => /\S [;:?!%»]|« /.test(text));
  expect(apart.map(([key]) => key)).toEqual([]);
  for (const locale of LOCALES)
    expect([...read(locale)].filter(([, text]) => /[\d}] %/.test(text)).map(([key]) => key)).toEqual([]);
});

test("languages whose numbers browsers cannot format leave that to the page", () => {
  for (const locale of WITHOUT_NUMBERS)
    for (const [key, text] of read(locale))
      expect(formatsNumbers(parse(text)), `${locale} ${key}: ${text}`).toBe(false);
});

/** What letters say: the worker takes it from here, and tests that it uses it. */
const isLetter = (key: string) => key.startsWith("mail.");

test("every message is used by some page", () => {
  expect(findUnusedKeys([...english.keys()].filter((key) => !isLetter(key)))).toEqual([]);
});

test("every catalogue is offered, and every language has one", () => {
  for (const locale of LOCALES) expect(read(locale).size).toBeGreaterThan(100);
});

/** Names of arguments and tags, and the options of selects; plural arguments by name only, whatever their form. */
function factsOf(elements: readonly MessageFormatElement[]): Set<string> {
  const facts = new Set<string>();
  visit(elements, (element) => {
    if (isTagElement(element)) facts.add(`<${element.value}>`);
    else if (isSelectElement(element))
      for (const option of Object.keys(element.options)) facts.add(`{${element.value}: ${option}}`);
    else if (element.type !== TYPE.literal && element.type !== TYPE.pound) facts.add(`{${element.value}}`);
  });
  return facts;
}

function pluralsOf(elements: readonly MessageFormatElement[]): string[][] {
  const plurals: string[][] = [];
  visit(elements, (element) => {
    if (isPluralElement(element)) plurals.push(Object.keys(element.options));
  });
  return plurals;
}

function formatsNumbers(elements: readonly MessageFormatElement[]): boolean {
  let found = false;
  visit(elements, (element) => {
    if (isPoundElement(element) || (element.type === TYPE.number && !isArgumentElement(element)))
      found = true;
  });
  return found;
}

function visit(
  elements: readonly MessageFormatElement[],
  see: (element: MessageFormatElement) => void,
): void {
  for (const element of elements) {
    see(element);
    if (isTagElement(element)) visit(element.children, see);
    if (isPluralElement(element) || isSelectElement(element))
      for (const option of Object.values(element.options)) visit(option.value, see);
  }
}
