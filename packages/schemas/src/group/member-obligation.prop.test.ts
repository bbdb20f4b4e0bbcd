import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roundPrice } from "../rules/prices";
import { type OwingMember, unpaidRounds } from "../rules/rounds-owed";
import { memberObligation, settledRounds } from "./member-obligation";
import { dueAt, settleableAt } from "./schedule";

const startedAt = new Date("2026-01-01T00:00:00Z");
type Group = Parameters<typeof memberObligation>[0];

/** Groups at any point of their life, some with turns that were given up on the way, and one of their members. */
const stories = fc
  .record({
    totalRounds: fc.integer({ min: 2, max: 50 }),
    status: fc.constantFrom("active" as const, "completed" as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    paid: fc.double({ min: 0, max: 1, noNaN: true }),
    turn: fc.double({ min: 0, max: 1, noNaN: true }),
    leavers: fc.uniqueArray(fc.record({ turn: fc.nat(49), paid: fc.nat(49) }), {
      maxLength: 4,
      selector: ({ turn }) => turn,
    }),
    contribution: fc.bigInt({ min: 1n, max: 10n ** 15n }),
    lateFeeBps: fc.integer({ min: 0, max: 1000 }),
    reserveFeeBps: fc.integer({ min: 0, max: 500 }),
  })
  .map(({ totalRounds, status, at, paid, turn, leavers, ...prices }) => {
    const part = (share: number, most: number) => Math.min(most, Math.floor(share * (most + 1)));
    const vacated = leavers
      .map((leaver) => ({ round: 1 + (leaver.turn % totalRounds), paid: leaver.paid }))
      .filter(({ round, paid: before }) => before < round);
    const group = {
      ...prices,
      totalRounds,
      status,
      currentRound: status === "completed" ? totalRounds : 1 + part(at, totalRounds - 1),
      startedAt,
      frequencySeconds: 604_800,
      graceSeconds: 86_400,
      vacated,
    } as unknown as Group;
    const member: OwingMember = {
      turn: 1 + part(turn, totalRounds - 1),
      paidRounds: part(paid, totalRounds),
      status: "good",
    };
    return { group, member };
  });

/** The member after paying the oldest `count` owed rounds. */
function afterPaying(group: Group, member: OwingMember, count: number): OwingMember {
  const paid = unpaidRounds(group, member)[count - 1];
  return paid === undefined ? member : { ...member, paidRounds: paid };
}

describe("what a member owes", () => {
  test("paying what is owed leaves nothing owed, and never lateness", () => {
    fc.assert(
      fc.property(stories, ({ group, member }) => {
        const before = memberObligation(group, member);
        const after = memberObligation(group, afterPaying(group, member, before.roundsOwed));
        return after.roundsOwed === 0 && after.amountOwed === 0n && !after.isLate && after.dueAt === null;
      }),
    );
  });

  test("a member is late exactly when a settled round that is theirs to pay is unpaid", () => {
    fc.assert(
      fc.property(stories, ({ group, member }) => {
        const late = unpaidRounds(group, member).some((round) => round <= settledRounds(group));
        return memberObligation(group, member).isLate === late;
      }),
    );
  });

  test("the amount is the price of every owed round, dearer for settled ones", () => {
    fc.assert(
      fc.property(stories, ({ group, member }) => {
        const { amountOwed, roundsOwed } = memberObligation(group, member);
        const prices = unpaidRounds(group, member)
          .slice(0, roundsOwed)
          .map((round) => roundPrice(group, round <= settledRounds(group)));
        return amountOwed === prices.reduce((sum, price) => sum + price, 0n);
      }),
    );
  });

  test("no more can be paid than there are rounds", () => {
    fc.assert(
      fc.property(stories, ({ group, member }) => {
        const { roundsOwed, roundsAhead } = memberObligation(group, member);
        return member.paidRounds + roundsOwed + roundsAhead <= group.totalRounds;
      }),
    );
  });

  test("without vacated rounds the next round is simply the one after the last paid", () => {
    fc.assert(
      fc.property(stories, ({ group, member }) => {
        const { nextUnpaidRound } = memberObligation({ ...group, vacated: [] }, member);
        return nextUnpaidRound === (member.paidRounds < group.totalRounds ? member.paidRounds + 1 : null);
      }),
    );
  });

  test("who has left owes nothing", () => {
    fc.assert(
      fc.property(
        stories,
        ({ group, member }) => memberObligation(group, { ...member, status: "exited" }).amountOwed === 0n,
      ),
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
      lateFeeBps: 0,
      reserveFeeBps: 0,
      vacated: [],
    } as unknown as Group;
    expect(memberObligation(forming, { paidRounds: 0, turn: 1, status: "good" })).toEqual({
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
