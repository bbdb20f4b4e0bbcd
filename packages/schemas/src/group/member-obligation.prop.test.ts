import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memberObligation, settledRounds } from "./member-obligation";
import { dueAt, settleableAt } from "./schedule";

const startedAt = new Date("2026-01-01T00:00:00Z");
type Group = Parameters<typeof memberObligation>[0];

const groups = fc
  .record({
    totalRounds: fc.integer({ min: 2, max: 50 }),
    status: fc.constantFrom("active" as const, "completed" as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    paid: fc.double({ min: 0, max: 1, noNaN: true }),
    contribution: fc.bigInt({ min: 1n, max: 10n ** 15n }),
  })
  .map(({ totalRounds, status, at, paid, contribution }) => ({
    group: {
      totalRounds,
      status,
      currentRound: status === "completed" ? totalRounds : 1 + Math.floor(at * (totalRounds - 1)),
      startedAt,
      frequencySeconds: 604_800,
      graceSeconds: 86_400,
      contribution,
    } as Group,
    paidRounds:
      Math.floor(paid * (totalRounds + 1)) > totalRounds ? totalRounds : Math.floor(paid * (totalRounds + 1)),
  }));

describe("what a member owes", () => {
  test("paying what is owed leaves nothing owed, and never lateness", () => {
    fc.assert(
      fc.property(groups, ({ group, paidRounds }) => {
        const before = memberObligation(group, { paidRounds });
        const after = memberObligation(group, { paidRounds: paidRounds + before.roundsOwed });
        return after.roundsOwed === 0 && after.amountOwed === 0n && !after.isLate && after.dueAt === null;
      }),
    );
  });

  test("a member is late exactly when a settled round is unpaid", () => {
    fc.assert(
      fc.property(
        groups,
        ({ group, paidRounds }) =>
          memberObligation(group, { paidRounds }).isLate === paidRounds < settledRounds(group),
      ),
    );
  });

  test("the next unpaid round is the oldest one, and the amount is whole contributions", () => {
    fc.assert(
      fc.property(groups, ({ group, paidRounds }) => {
        const { nextUnpaidRound, amountOwed, roundsOwed } = memberObligation(group, { paidRounds });
        const expected = paidRounds < group.totalRounds ? paidRounds + 1 : null;
        return nextUnpaidRound === expected && amountOwed === BigInt(roundsOwed) * group.contribution;
      }),
    );
  });

  test("no more can be paid than there are rounds", () => {
    fc.assert(
      fc.property(groups, ({ group, paidRounds }) => {
        const { roundsOwed, roundsAhead } = memberObligation(group, { paidRounds });
        return paidRounds + roundsOwed + roundsAhead <= group.totalRounds;
      }),
    );
  });

  test("nobody owes anything before the group starts", () => {
    const forming = {
      status: "forming",
      currentRound: 0,
      totalRounds: 0,
      startedAt: null,
      frequencySeconds: 60,
      graceSeconds: 0,
      contribution: 5n,
    } as Group;
    expect(memberObligation(forming, { paidRounds: 0 })).toEqual({
      nextUnpaidRound: null,
      roundsOwed: 0,
      amountOwed: 0n,
      dueAt: null,
      settleableAt: null,
      isLate: false,
      roundsAhead: 0,
    });
  });
});

describe("the schedule", () => {
  const schedule = { startedAt, frequencySeconds: 604_800, graceSeconds: 86_400, totalRounds: 3 };

  test("is absolute: round r is due r periods after the start", () => {
    expect(dueAt(schedule, 1)).toEqual(new Date("2026-01-08T00:00:00Z"));
    expect(dueAt(schedule, 3)).toEqual(new Date("2026-01-22T00:00:00Z"));
  });

  test("lets a round be settled without everybody only after the grace period", () => {
    expect(settleableAt(schedule, 2)).toEqual(new Date("2026-01-16T00:00:00Z"));
  });
});
