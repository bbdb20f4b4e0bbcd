import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdBack, joiningDeposit, requiredDeposit } from "./deposit";
import { reserveFee, lateFee, roundPrice } from "./prices";

const terms = fc.record({
  contribution: fc.bigInt({ min: 1n, max: 10n ** 18n }),
  depositBps: fc.integer({ min: 0, max: 10_000 }),
});

describe("the required deposit", () => {
  test("covers all that is still owed when the group asks for everything", () => {
    fc.assert(
      fc.property(terms, fc.nat(50), ({ contribution }, roundsOwed) => {
        const full = { contribution, depositBps: 10_000 };
        return requiredDeposit(full, { roundsOwed, hasReceived: true }) === contribution * BigInt(roundsOwed);
      }),
    );
  });

  test("falls with every round paid and ends at nothing", () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 50 }), (config, roundsOwed) => {
        const now = requiredDeposit(config, { roundsOwed, hasReceived: true });
        const next = requiredDeposit(config, { roundsOwed: roundsOwed - 1, hasReceived: true });
        return next <= now && requiredDeposit(config, { roundsOwed: 0, hasReceived: true }) === 0n;
      }),
    );
  });

  test("is never more before receiving than after, and is what joining takes", () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 50 }), (config, roundsOwed) => {
        const before = requiredDeposit(config, { roundsOwed, hasReceived: false });
        return (
          before === joiningDeposit(config) &&
          before <= requiredDeposit(config, { roundsOwed, hasReceived: true })
        );
      }),
    );
  });

  test("is rounded in the group's favour", () => {
    const config = { contribution: 3n, depositBps: 5_000 };
    expect(joiningDeposit(config)).toBe(2n);
    expect(requiredDeposit(config, { roundsOwed: 3, hasReceived: true })).toBe(5n);
  });
});

describe("what is kept back of a payout", () => {
  const recipients = fc.record({
    payout: fc.bigInt({ min: 0n, max: 10n ** 20n }),
    deposit: fc.bigInt({ min: 0n, max: 10n ** 20n }),
    roundsOwed: fc.nat(49),
  });

  test("fills the deposit up to what it has to be, or takes the whole payout", () => {
    fc.assert(
      fc.property(terms, recipients, (config, recipient) => {
        const kept = holdBack(config, recipient);
        const required = requiredDeposit(config, { ...recipient, hasReceived: true });
        const deposit = recipient.deposit + kept;
        expect(kept).toBeGreaterThanOrEqual(0n);
        expect(kept).toBeLessThanOrEqual(recipient.payout);
        if (kept > 0n) expect(deposit <= required).toBe(true);
        if (kept < recipient.payout) expect(deposit >= required).toBe(true);
      }),
    );
  });
});

describe("prices", () => {
  test("never cost a member more than the stated part, and nothing in a group without fees", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 18n }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 500 }),
        (contribution, lateFeeBps, reserveFeeBps) => {
          const prices = { contribution, lateFeeBps, reserveFeeBps };
          expect(lateFee(prices) * 10_000n).toBeLessThanOrEqual(contribution * BigInt(lateFeeBps));
          expect(reserveFee(prices) * 10_000n).toBeLessThanOrEqual(contribution * BigInt(reserveFeeBps));
          expect(roundPrice({ ...prices, lateFeeBps: 0, reserveFeeBps: 0 }, true)).toBe(contribution);
          expect(roundPrice(prices, true) - roundPrice(prices, false)).toBe(lateFee(prices));
        },
      ),
    );
  });
});
