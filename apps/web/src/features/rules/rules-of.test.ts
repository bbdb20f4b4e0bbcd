import { foreseeCashFlow } from "@ajo/schemas/model";
import { describe, expect, test } from "vitest";
import { makeGroup, makeMember } from "@/testing/make-group";
import { type RuleTerms, termsOf } from "./rule-terms";
import { payoutOf, rulesOf, RULE_TOPICS } from "./rules-of";

const plain: RuleTerms = { ...makeGroup({ maxMembers: 5 }), members: 5 };
const all = (terms: Partial<RuleTerms>) => {
  const rules = rulesOf({ ...plain, ...terms });
  return RULE_TOPICS.flatMap((topic) => rules[topic]);
};

describe("the sentences that tell a group's rules", () => {
  test("promise no more than plain terms give", () => {
    expect(all({})).toEqual([
      ...["pay", "grace", "receive", "orderJoining", "unreachable", "late", "noDeposit", "noDefault"],
      ...["leaveBefore", "exit", "afterTurn", "handOver", "admissionOpen", "startWhenFull"],
    ]);
  });

  test.each([
    [{ reserveFeeBps: 100 }, "reserveFee"],
    [{ lateFeeBps: 100 }, "lateFee"],
    [{ depositBps: 2_500 }, "holdBack"],
    [{ depositBps: 2_500 }, "drawn"],
    [{ defaultAfter: 2 }, "cure"],
    [{ startBy: new Date(0) }, "startBy"],
    [{ turnOrder: "random" }, "startDraw"],
    [{ turnOrder: "fixed" }, "startAccepted"],
    [{ deputy: makeMember().address }, "deputy"],
  ] as const)("say of %j what plain terms have no word for: %s", (terms, key) => {
    expect(all({})).not.toContain(key);
    expect(all(terms)).toContain(key);
  });

  test("never say two things that exclude each other", () => {
    const exclusive = [
      ["deposit", "noDeposit"],
      ["default", "defaultNoDeposit", "noDefault"],
      ["exit", "exitAuction"],
      ["leaveBefore", "leaveBeforeDeposit"],
      ["receive", "receiveAuction"],
    ];
    for (const turnOrder of ["joining", "fixed", "random", "auction"] as const)
      for (const depositBps of [0, 5_000])
        for (const defaultAfter of [0, 3]) {
          const said = all({ turnOrder, depositBps, defaultAfter });
          expect(new Set(said).size).toBe(said.length);
          for (const keys of exclusive) expect(said.filter((key) => keys.includes(key))).toHaveLength(1);
        }
  });

  test("nothing is kept of two members' pots, so that nothing is said of it", () => {
    expect(all({ depositBps: 10_000, members: 2 })).not.toContain("holdBack");
    expect(payoutOf({ ...plain, depositBps: 10_000, members: 2 }, 1).kept).toBe(0n);
  });
});

test("a group that runs is told by the members it has, a forming one by its seats", () => {
  expect(termsOf(makeGroup({ maxMembers: 9 })).members).toBe(9);
  expect(termsOf(makeGroup({ maxMembers: 9, status: "active", totalRounds: 4 })).members).toBe(4);
});

test("what arrives of a pot is what the rules' own model pays out in that round", () => {
  const terms = { ...plain, depositBps: 4_000 };
  for (let turn = 1; turn <= terms.members; turn++) {
    const line = foreseeCashFlow(terms, terms.members, turn, new Date(0))[turn];
    expect(payoutOf(terms, turn).net).toBe(line?.receives);
  }
});
