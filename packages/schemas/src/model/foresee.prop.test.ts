import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finish } from "../../test";
import { foreseeCashFlow, foreseeCoverage, foreseeLosses } from "./foresee";

const terms = fc.record({
  contribution: fc.bigInt({ min: 1n, max: 10n ** 12n }),
  frequencySeconds: fc.constant(604_800),
  depositBps: fc.nat(10_000),
  lateFeeBps: fc.nat(1_000),
  reserveFeeBps: fc.nat(500),
  defaultAfter: fc.nat(3),
});
const members = fc.integer({ min: 2, max: 9 });

describe("the cash flow when everybody pays", () => {
  test("ends at nothing for every member: all that was paid in comes back", () => {
    fc.assert(
      fc.property(terms, members, fc.nat(8), (config, count, at) => {
        const flow = foreseeCashFlow(config, count, 1 + (at % count), new Date(0));
        // What does not divide of the reserve goes to the last in line.
        const dust = BigInt(count);
        const end = flow.at(-1)?.balance ?? -dust;
        expect(end >= -dust && end <= dust).toBe(true);
        expect(flow).toHaveLength(count + 2);
      }),
      { numRuns: 60 },
    );
  });

  test("is the pot in the own round, and a contribution in every round", () => {
    const plain = {
      contribution: 100n,
      frequencySeconds: 60,
      depositBps: 0,
      lateFeeBps: 0,
      reserveFeeBps: 0,
    };
    const flow = foreseeCashFlow({ ...plain, defaultAfter: 0 }, 3, 2, new Date(0));
    expect(flow.map(({ paysIn, receives }) => [paysIn, receives])).toEqual([
      [0n, 0n],
      [100n, 0n],
      [100n, 300n],
      [100n, 0n],
      [0n, 0n],
    ]);
  });
});

describe("what one member who stops can cost the others", () => {
  test("is never more than all that this member still owed", () => {
    fc.assert(
      fc.property(terms, members, (config, count) => {
        const most = config.contribution * BigInt(count - 1) + BigInt(count);
        for (const loss of finish(foreseeLosses(config, count))) expect(loss <= most).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("is nothing but rounding when deposits secure everything", () => {
    fc.assert(
      fc.property(terms, members, (config, count) => {
        const full = { ...config, depositBps: 10_000, defaultAfter: 0, lateFeeBps: 0, reserveFeeBps: 0 };
        expect(finish(foreseeLosses(full, count)).every((loss) => loss === 0n)).toBe(true);
        const pot = config.contribution * BigInt(count);
        expect(finish(foreseeCoverage(full, count)).every((still) => still === pot)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
