import { AJO_ERROR_CODES } from "@ajo/schemas";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import catalogue from "../../../messages/en.json";
import { WALLET_ERRORS } from "../wallet/wallet-error";
import { isPageErrorCode, PAGE_ERRORS } from "./error-keys";

const texts = new Map<string, { title: string; next: string }>(Object.entries(catalogue.errors));

test.each([...AJO_ERROR_CODES, ...WALLET_ERRORS])("%s has a title and a next step", (code) => {
  expect(isPageErrorCode(code)).toBe(true);
  expect(texts.get(code)?.title).toMatch(/\S/);
  expect(texts.get(code)?.next).toMatch(/\.$/);
});

test("the catalogue holds no texts for errors that do not exist", () => {
  expect([...texts.keys()].sort()).toEqual(Object.keys(PAGE_ERRORS).sort());
});

test("no two errors tell people the same thing", () => {
  const said = [...texts.values()].map(({ title, next }) => `${title} ${next}`);
  expect(new Set(said).size).toBe(said.length);
});

test("the compiler knows the catalogue as it is (build again when this fails)", () => {
  const read = (name: string) => readFileSync(new URL(`../../../messages/${name}`, import.meta.url), "utf8");
  expect(read("en.d.json.ts")).toContain(read("en.json").trim());
});
