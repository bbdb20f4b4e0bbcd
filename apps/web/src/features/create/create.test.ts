import { groupConfigSchema } from "@ajo/schemas";
import { describe, expect, test } from "vitest";
import { USDC } from "@/testing/make-group";
import { cashFlow } from "./cash-flow";
import { configOf, draftProblems, EMPTY_DRAFT, graceChoices, type GroupDraft } from "./group-draft";
import { FREQUENCIES, PRESET_KEYS, PRESETS } from "./presets";

const draft = (part: Partial<GroupDraft> = {}): GroupDraft => ({
  ...EMPTY_DRAFT,
  name: "Sunday circle",
  token: USDC.contractId,
  ...part,
});

describe("a draft", () => {
  test("without problems becomes rules that the schema accepts", () => {
    for (const preset of PRESET_KEYS)
      expect(groupConfigSchema.safeParse(configOf(draft(PRESETS[preset]), USDC)).success).toBe(true);
  });

  test.each<[Partial<GroupDraft>, ReturnType<typeof draftProblems>]>([
    [{ name: " " }, { name: "nameMissing" }],
    [{ name: "ẹ".repeat(30) }, { name: "nameLong" }],
    [{ amount: "1,50" }, { amount: "amountUnclear" }],
    [{ amount: "0.00" }, { amount: "amountZero" }],
    [{ amount: "9".repeat(31) }, { amount: "amountLarge" }],
    [{ members: 1 }, { members: "membersRange" }],
    [{ members: 51 }, { members: "membersRange" }],
    [{ members: Number.NaN }, { members: "membersRange" }],
    [{ frequencySeconds: 3_600, graceSeconds: 901 }, { graceSeconds: "graceLong" }],
  ])("with %j has the problem %j and becomes no rules", (part, problems) => {
    expect(draftProblems(draft(part), USDC)).toEqual(problems);
    expect(configOf(draft(part), USDC)).toBeNull();
  });

  test.each([60, 3_600, ...FREQUENCIES])(
    "is offered grace periods that a round of %i s allows",
    (frequencySeconds) => {
      const choices = graceChoices(frequencySeconds);
      expect(choices).toContain(0);
      expect(choices.length).toBeGreaterThan(1);
      for (const graceSeconds of choices) expect(graceSeconds * 4).toBeLessThanOrEqual(frequencySeconds);
    },
  );
});

test("a cash flow ends even: what was paid in comes out once, in one's own turn", () => {
  const dates = [1, 2, 3, 4].map((day) => new Date(Date.UTC(2026, 0, day)));
  for (const turn of [1, 2, 3, 4]) {
    const rows = cashFlow(50n, dates, turn);
    expect(rows.filter((row) => row.receives > 0n).map((row) => [row.round, row.receives])).toEqual([
      [turn, 200n],
    ]);
    expect(rows.at(-1)?.balance).toBe(0n);
  }
  expect(cashFlow(50n, dates, 3).map((row) => row.balance)).toEqual([-50n, -100n, 50n, 0n]);
});
