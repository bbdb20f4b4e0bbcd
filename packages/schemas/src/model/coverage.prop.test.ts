import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { account, ChainModel, finish, movesArbitrary, play, TOKEN, type GroupModel } from "../../test";
import { memberView } from "../group/member-view";
import { UNKNOWN_LOOK } from "../profile";
import { coverageNow } from "./coverage";
import { foreseeCoverage } from "./foresee";
import { resumeModel, type ResumableGroup } from "./resume-model";

const NAMES = ["Ada", ...Array.from({ length: 10 }, (_, index) => `Person ${index}`)].map(account);

const termsArbitrary = fc.record({
  contribution: fc.bigInt({ min: 100n, max: 10n ** 12n }),
  depositBps: fc.nat(10_000),
  lateFeeBps: fc.nat(1_000),
  reserveFeeBps: fc.nat(500),
  defaultAfter: fc.nat(10),
});
/** Who stops one round later than at once keeps their default, and with it what helps the last in line, off to the end. */
const stoppingLater = {
  ...{ contribution: 100_0000000n, depositBps: 3_158, lateFeeBps: 474, reserveFeeBps: 387, defaultAfter: 2 },
};
/** Above nine members a pot cannot make good for all rounds that its recipient missed. */
const membersArbitrary = fc.integer({ min: 2, max: 9 });
const moreMembersArbitrary = fc.integer({ min: 2, max: NAMES.length });

/** A model's group as a page has it. */
function pageOf(model: GroupModel): ResumableGroup {
  const { config, members, ...snapshot } = model.snapshot();
  const group = { ...config, ...snapshot, name: config.name, token: TOKEN };
  return {
    ...group,
    members: members.map((member) => memberView(group, member, { ...UNKNOWN_LOOK, joinedAt: new Date(0) })),
    rounds: snapshot.payouts.map((payout, index) => ({
      ...{ round: index + 1, status: "settled" as const, payout, short: snapshot.shorts[index] ?? 0n },
      ...{
        missingAtSettlement: snapshot.missing[index] ?? 0,
        recipient: model.recipientOf(index + 1).address,
      },
      ...{ dueAt: new Date(0), settleableAt: new Date(0), settledAt: null, txHash: null, paidCount: 0 },
      ...{ held: false, help: null, kept: null, discount: null, vacated: false },
    })),
  };
}

function started(terms: Parameters<ChainModel["createGroup"]>[1], members: number): GroupModel {
  const group = new ChainModel().createGroup("Covered", { ...terms, maxMembers: members });
  for (const name of NAMES.slice(1, members)) group.join(name);
  group.start();
  return group;
}

function payRound(group: GroupModel): void {
  for (const seat of group.inTurn)
    if (group.unpaid(seat, 1, group.round).length > 0) group.contribute(seat.address);
  group.settle();
}

describe("a group resumed from its page", () => {
  test("ends with the same money in the same hands", () => {
    fc.assert(
      fc.property(movesArbitrary(40), (moves) => {
        const chain = new ChainModel();
        play(chain, moves);
        for (const group of chain.groups.values()) {
          group.refusing.clear();
          if (group.status !== "active") continue;
          const resumed = resumeModel(pageOf(group));
          for (let left = group.totalRounds - group.settled; left > 0; left--) {
            group.settle();
            resumed.settle();
          }
          const money = (model: typeof resumed) =>
            model.seats
              .map(({ address, held, deposit, paid }) => ({
                address,
                held,
                deposit,
                paid,
              }))
              .sort((one, other) => (one.address < other.address ? -1 : 1));
          expect(money(resumed)).toEqual(money(group));
          expect(resumed.balance).toBe(group.balance);
          expect(resumed.records).toEqual(group.records);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("what a member can count on", () => {
  test("is between nothing and the pot, in every group that can come about", () => {
    fc.assert(
      fc.property(movesArbitrary(40), (moves) => {
        const chain = new ChainModel();
        play(chain, moves);
        for (const group of chain.groups.values())
          for (const { member, pot, still, worst } of finish(coverageNow(pageOf(group)))) {
            expect(still >= 0n && still <= pot).toBe(true);
            expect(worst === null).toBe(still === pot);
            expect(worst).not.toBe(member);
            expect(group.turnOf(group.member(member))).toBeGreaterThan(group.settled);
          }
      }),
      { numRuns: 25 },
    );
  });

  test("is never less than was foreseen before joining, whenever somebody stops", () => {
    fc.assert(
      fc.property(termsArbitrary, moreMembersArbitrary, (terms, members) => {
        const group = started(terms, members);
        const foreseen = finish(foreseeCoverage({ ...terms, frequencySeconds: 600 }, members));
        // Fees come back in even shares, whose remainder the last in line has.
        const dust = BigInt(members) * 2n;
        for (let round = 1; round <= members; round++) {
          for (const { member, still } of finish(coverageNow(pageOf(group))))
            expect(still + dust >= (foreseen[group.turnOf(group.member(member)) - 1] ?? 0n)).toBe(true);
          payRound(group);
        }
        expect(finish(coverageNow(pageOf(group)))).toEqual([]);
      }),
      { numRuns: 8, examples: [[stoppingLater, 5]] },
    );
  });

  test("is the whole pot when deposits secure everything that is owed", () => {
    fc.assert(
      fc.property(termsArbitrary, membersArbitrary, (terms, members) => {
        const group = started({ ...terms, depositBps: 10_000, lateFeeBps: 0, reserveFeeBps: 0 }, members);
        for (let round = 1; round <= members; round++) {
          for (const { pot, still } of finish(coverageNow(pageOf(group)))) {
            expect(pot).toBe(terms.contribution * BigInt(members));
            expect(still).toBe(pot);
          }
          payRound(group);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("is less by what the first can keep: without deposits a contribution a round", () => {
    const group = started({ contribution: 100n }, 4);
    payRound(group);
    const first = account("Ada");
    expect(finish(coverageNow(pageOf(group))).map(({ still, worst }) => [still, worst])).toEqual([
      [300n, first],
      [300n, first],
      [300n, first],
    ]);
  });
});
