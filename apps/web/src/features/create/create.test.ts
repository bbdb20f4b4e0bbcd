import { groupConfigSchema, isRulebook, rulebookText } from "@ajo/schemas";
import { describe, expect, test } from "vitest";
import { ADA, GROUP_ID, USDC } from "@/testing/make-group";
import { configOf, draftProblems, EMPTY_DRAFT, graceChoices, type GroupDraft } from "./group-draft";
import { FREQUENCIES, PRESET_KEYS, PRESETS } from "./presets";

const draft = (part: Partial<GroupDraft> = {}): GroupDraft => ({
  ...EMPTY_DRAFT,
  name: "Sunday circle",
  token: USDC.contractId,
  ...part,
});

const now = new Date("2026-06-15T12:00:00Z");
const nobody = { now, organiser: null };

describe("a draft", () => {
  test("without problems becomes rules that the schema accepts", () => {
    for (const preset of PRESET_KEYS)
      expect(groupConfigSchema.safeParse(configOf(draft(PRESETS[preset]), USDC, nobody)).success).toBe(true);
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
    [{ name: "Sunday\ncircle" }, { name: "nameUnreadable" }],
    [{ turnOrder: "auction", graceSeconds: 0 }, { graceSeconds: "graceAuction" }],
    [{ deposit: "100.01" }, { deposit: "depositRange" }],
    [{ deposit: "half" }, { deposit: "depositRange" }],
    [{ deposit: "-1" }, { deposit: "depositRange" }],
    [{ lateFee: "10.01" }, { lateFee: "lateFeeRange" }],
    [{ reserveFee: "5.01" }, { reserveFee: "reserveFeeRange" }],
    [{ defaultAfter: "11" }, { defaultAfter: "defaultRange" }],
    [{ defaultAfter: "1.5" }, { defaultAfter: "defaultRange" }],
    [{ startBy: "2026-06-14" }, { startBy: "startByPast" }],
    [{ startBy: "soon" }, { startBy: "startByPast" }],
    [{ deputy: "Bayo" }, { deputy: "deputyUnclear" }],
    [{ deputy: ADA }, { deputy: "deputySelf" }],
  ])("with %j has the problem %j and becomes no rules", (part, problems) => {
    const ada = { now, organiser: ADA };
    expect(draftProblems(draft(part), { ...ada, token: USDC })).toEqual(problems);
    expect(configOf(draft(part), USDC, ada)).toBeNull();
  });

  test("at the edge of every limit is accepted", () => {
    const edges: Partial<GroupDraft> = {
      ...{ deposit: "100", lateFee: "10", reserveFee: "5", defaultAfter: "10" },
      ...{ startBy: "2026-06-15", deputy: GROUP_ID, turnOrder: "auction", graceSeconds: 60 },
    };
    expect(draftProblems(draft(edges), { now, organiser: ADA, token: USDC })).toEqual({});
    expect(groupConfigSchema.safeParse(configOf(draft(edges), USDC, nobody)).success).toBe(true);
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

test("whoever creates the group signs the rulebook that is made of its terms", () => {
  const config = configOf(draft({ deposit: "12.5", lateFee: "2", turnOrder: "random" }), USDC, nobody);
  expect(config).toMatchObject({ depositBps: 1_250, lateFeeBps: 200, turnOrder: "random" });
  if (config === null) throw new Error("no rules");
  expect(isRulebook(rulebookText(config, USDC), config.rulebookHash)).toBe(true);
});
