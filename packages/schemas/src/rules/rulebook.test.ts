import { describe, expect, test } from "vitest";
import { groupConfigSchema } from "../group/group-config";
import { NO_RULEBOOK } from "../group/no-rulebook";
import { isRulebook, rulebookHash, rulebookText } from "./rulebook";

const USDC = { code: "USDC", decimals: 7 };
const plain = groupConfigSchema.parse({
  ...{ name: "Market women", token: "CA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAXE" },
  ...{ contribution: 50_0000000n, frequencySeconds: 604_800, graceSeconds: 86_400, maxMembers: 5 },
  startRule: "whenFull",
});

describe("the rulebook", () => {
  test("is the same text for the same terms, and another for any other", () => {
    const text = rulebookText(plain, USDC);
    expect(rulebookText({ ...plain }, USDC)).toBe(text);
    const others = [
      { contribution: 51_0000000n },
      { graceSeconds: 0 },
      { maxMembers: 6 },
      { startRule: "byOrganiser" as const },
      { turnOrder: "random" as const },
      { admission: "approval" as const },
      { depositBps: 1 },
      { lateFeeBps: 100 },
      { reserveFeeBps: 100 },
      { defaultAfter: 1 },
      { startBy: new Date(0) },
    ].map((change) => rulebookHash(rulebookText({ ...plain, ...change }, USDC)));
    expect(new Set([rulebookHash(text), ...others]).size).toBe(others.length + 1);
  });

  test("is told from another by its hash, and a group without one has none", () => {
    const text = rulebookText(plain, USDC);
    expect(isRulebook(text, rulebookHash(text))).toBe(true);
    expect(isRulebook(`${text} `, rulebookHash(text))).toBe(false);
    expect(isRulebook(text, NO_RULEBOOK)).toBe(false);
  });
});
