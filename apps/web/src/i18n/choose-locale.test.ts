import { expect, test } from "vitest";
import { chooseLocale } from "./choose-locale";

test("what was chosen here comes before what the browser asks for", () => {
  expect(chooseLocale("yo", "fr-FR,fr;q=0.9")).toBe("yo");
});

test("a browser gets the first language that it wants and we speak", () => {
  expect(chooseLocale(undefined, "de-DE,sw;q=0.7,fr-CA;q=0.9")).toBe("fr");
  expect(chooseLocale(undefined, "pt-BR")).toBe("pt");
  expect(chooseLocale(undefined, "fr;q=0,ha;q=0.1")).toBe("ha");
});

test("everybody else gets English, whatever they send", () => {
  expect(chooseLocale(undefined, null)).toBe("en");
  expect(chooseLocale("../../etc/passwd", "*")).toBe("en");
  expect(chooseLocale("constructor", ";;;q=,")).toBe("en");
});
