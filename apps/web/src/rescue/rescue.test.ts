import { account, ChainModel } from "@ajo/schemas/testing";
import { describe, expect, test } from "vitest";
import { claimOf, obligationOf, possibleActs } from "./possible-acts";
import { readSettings, writeSettings } from "./settings";
import { chooseLanguage, errorText, getTranslations, type RescueTexts } from "./texts";

const [ada, bayo, chidi] = [account("Ada"), account("Bayo"), account("Chidi")];

/** 100 a round, 1 to the reserve with each, 5 more when late, and a deposit of all that is owed after receiving. */
function startGroup() {
  const terms = { depositBps: 10_000, reserveFeeBps: 100, lateFeeBps: 500 };
  const group = new ChainModel().createGroup("Weavers", terms, ada);
  for (const member of [bayo, chidi]) group.join(member);
  return group;
}
type Group = ReturnType<typeof startGroup>;
const units = (whole: number) => BigInt(whole) * 10_000_000n;

function seatOf(group: Group, address: typeof ada) {
  const snapshot = group.snapshot();
  const seat = snapshot.members.find((member) => member.address === address);
  if (seat === undefined) throw new Error("no seat");
  return { snapshot, seat };
}
const actsOf = (group: Group, address: typeof ada) => {
  const { snapshot, seat } = seatOf(group, address);
  return possibleActs(snapshot, seat);
};
const owedBy = (group: Group, address: typeof ada) => {
  const { snapshot, seat } = seatOf(group, address);
  return obligationOf(snapshot, seat).amountOwed;
};

describe("what a key can do", () => {
  test("nobody pays or closes anything in a forming group", () => {
    expect(actsOf(startGroup(), ada)).toEqual([]);
    expect(owedBy(startGroup(), ada)).toBe(0n);
  });

  test("a member pays the next round that is theirs to pay, and anybody closes a running one", () => {
    const group = startGroup();
    group.start();
    expect(possibleActs(group.snapshot(), undefined)).toEqual([{ kind: "settle", round: 1 }]);
    expect(actsOf(group, ada)).toEqual([
      { kind: "pay", round: 1 },
      { kind: "settle", round: 1 },
    ]);
    group.exit(chidi);
    expect(actsOf(group, chidi)).not.toContainEqual(expect.objectContaining({ kind: "pay" }));
    for (const member of [ada, bayo]) group.contribute(member, 2);
    // The third round was Chidi's, and nobody owes it now.
    expect(actsOf(group, ada)).not.toContainEqual(expect.objectContaining({ kind: "pay" }));
  });

  test("arrears are paid when the group is complete, too", () => {
    const group = startGroup();
    group.start();
    for (const member of [ada, bayo, chidi]) group.contribute(member);
    group.settle();
    for (const member of [bayo, chidi]) group.contribute(member, 2);
    group.settle();
    group.settle();
    // Ada's deposit of 200 has paid one round of the two that she owed.
    expect(group.status).toBe("completed");
    expect(actsOf(group, ada)).toEqual([{ kind: "pay", round: 3 }]);
    expect(owedBy(group, ada)).toBe(units(106));
    group.contribute(ada);
    expect(actsOf(group, ada)).toEqual([{ kind: "claim" }]);
  });

  test("a round costs its fees too, and one that was closed the late fee beside", () => {
    const group = startGroup();
    group.start();
    expect(owedBy(group, chidi)).toBe(units(101));
    for (const member of [ada, bayo]) group.contribute(member);
    group.settle();
    // Chidi's deposit of 100 does not reach for a round of 101.
    expect(owedBy(group, chidi)).toBe(units(106 + 101));
    expect(owedBy(group, ada)).toBe(units(101));
  });

  test("what a claim brings is what is held and what the deposit has too much", () => {
    const group = startGroup();
    group.start();
    for (const member of [ada, bayo, chidi]) group.contribute(member);
    group.settle();
    const before = seatOf(group, ada);
    expect(claimOf(before.snapshot, before.seat)).toBe(0n);
    group.contribute(ada);
    const after = seatOf(group, ada);
    expect(claimOf(after.snapshot, after.seat)).toBe(units(100));
    expect(actsOf(group, ada)).toContainEqual({ kind: "claim" });
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
