import { describe, expect, test } from "vitest";
import { payableRounds, possibleActs } from "./possible-acts";
import { readSettings, writeSettings } from "./settings";
import { chooseLanguage, errorText, getTranslations, type RescueTexts } from "./texts";

const active = { status: "active", currentRound: 3, totalRounds: 4 } as const;
const completed = { status: "completed", currentRound: 4, totalRounds: 4 } as const;

describe("what a key can do", () => {
  test("a member pays the next unpaid round, in arrears or ahead, also when the group is complete", () => {
    expect(possibleActs(active, { paidRounds: 1, heldAmount: 0n })).toEqual([
      { kind: "pay", round: 2 },
      { kind: "settle", round: 3 },
    ]);
    expect(possibleActs(completed, { paidRounds: 3, heldAmount: 5n })).toEqual([
      { kind: "pay", round: 4 },
      { kind: "claim" },
    ]);
    expect(possibleActs(completed, { paidRounds: 4, heldAmount: 0n })).toEqual([]);
  });

  test("anybody closes a running round, and nobody does anything with a forming group", () => {
    expect(possibleActs(active, undefined)).toEqual([{ kind: "settle", round: 3 }]);
    expect(possibleActs({ ...active, status: "forming" }, { paidRounds: 0, heldAmount: 0n })).toEqual([]);
  });

  test("what is owed counts the current round and all before it", () => {
    expect(payableRounds(active, { paidRounds: 1 })).toBe(2n);
    expect(payableRounds(active, { paidRounds: 4 })).toBe(0n);
    expect(payableRounds({ ...active, status: "forming" }, { paidRounds: 0 })).toBe(0n);
  });
});

test("the address of the page keeps everything it needs, whatever is in it", () => {
  const settings = {
    rpc: "https://rpc.example.org/?key=a&b=c#d",
    network: "Test SDF Network ; September 2015",
    factory: "CABC",
    group: "CDEF",
  };
  expect(readSettings(writeSettings(settings))).toEqual(settings);
  expect(readSettings("")).toEqual({ rpc: "", network: "", factory: "", group: "" });
});

test("it speaks the first of the reader's languages that it knows, and names every error", () => {
  const texts = {
    en: {
      rescue: { done: "In ledger {ledger}." },
      errors: { Internal: { title: "Broken", next: "Again." } },
    },
    fr: {
      rescue: { done: "Au registre {ledger}." },
      errors: { GroupFull: { title: "Complet", next: "Autre." } },
    },
  } as unknown as RescueTexts;
  expect(chooseLanguage(texts, ["de-DE", "fr-CA", "en"])).toBe("fr");
  expect(chooseLanguage(texts, ["de"])).toBe("en");
  expect(getTranslations("rescue", texts, "fr")("done", { ledger: 7 })).toBe("Au registre 7.");
  expect(errorText(texts, "fr", Object.assign(new Error(), { code: "GroupFull" }))).toBe(
    "Complet. Autre. (GroupFull)",
  );
  expect(errorText(texts, "en", new Error("x"))).toBe("Broken. Again. (Internal: x)");
});
