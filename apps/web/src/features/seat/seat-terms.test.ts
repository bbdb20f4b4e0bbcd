import { expect, test } from "vitest";
import { makeGroup, makeMember } from "@/testing/make-group";
import {
  cureTerms,
  depositRoom,
  exitHindrance,
  exitTerms,
  handOverHindrance,
  shortRounds,
  swapHindrance,
} from "./seat-terms";

const C = 500_000_000n;
const NOW = new Date(1_000_000);

/** Five seats in round 3; member `turn` has paid `paidRounds`. */
function group(of: Parameters<typeof makeGroup>[0] = {}, changed: Parameters<typeof makeMember>[0] = {}) {
  const members = [1, 2, 3, 4, 5].map((turn) => makeMember({ turn, seat: turn - 1, paidRounds: 2 }));
  const last = makeMember({ turn: 5, seat: 4, paidRounds: 2, ...changed });
  return {
    ...makeGroup({ status: "active", currentRound: 3, members: [...members.slice(0, 4), last], ...of }),
    me: last,
  };
}

test("who leaves after two of five rounds gets two contributions back, in the round that would have been theirs", () => {
  const { me, ...life } = group();
  expect(exitTerms(life, me)).toEqual({ inRound: 2n * C, round: 5, ahead: 0n, deposit: 0n });
});

test("what was paid ahead and the deposit come back at once; a turn left before is nobody's debt", () => {
  const { me, ...life } = group({ vacated: [{ round: 4, paid: 2 }] }, { paidRounds: 5, deposit: 7n });
  // Rounds 3 and 5 were paid ahead; round 4 is not owed by the fifth turn.
  expect(exitTerms(life, me)).toEqual({ inRound: 2n * C, round: 5, ahead: 2n * C, deposit: 7n });
});

test("leaving asks for nothing overdue, a turn to come, and no auction; handing over only for a seat that is held", () => {
  const { me, ...life } = group();
  expect(exitHindrance(life, me, NOW)).toBeNull();
  expect(exitHindrance(life, { ...me, arrearsRounds: 1, status: "late" }, NOW)).toBe("arrears");
  expect(exitHindrance(life, { ...me, turn: 2 }, NOW)).toBe("received");
  expect(exitHindrance({ ...life, turnOrder: "auction" }, me, NOW)).toBe("auction");
  expect(swapHindrance({ ...life, pausedUntil: new Date(2_000_000) }, me, NOW)).toBe("paused");
  expect(swapHindrance(life, { ...me, status: "defaulted" }, NOW)).toBe("defaulted");
  expect(handOverHindrance(life, { ...me, turn: 2 }, NOW)).toBeNull();
  expect(handOverHindrance({ ...life, status: "completed" }, me, NOW)).toBe("notRunning");
});

test("before the own turn what is overdue ends a default; after it everything that is left does", () => {
  const terms = { lateFeeBps: 500, reserveFeeBps: 100 };
  const late = { paidRounds: 1, arrearsRounds: 1, arrearsAmount: 530_000_000n, status: "defaulted" } as const;
  const before = group(terms, late);
  expect(cureTerms(before, before.me)).toEqual({ rounds: 1, amount: 530_000_000n });
  const after = { ...before.me, turn: 2 };
  // Rounds 3, 4 and 5 besides, at the ordinary price: contribution and reserve fee.
  expect(cureTerms(before, after)).toEqual({ rounds: 4, amount: 530_000_000n + 3n * 505_000_000n });
});

test("a deposit can be filled up to what will be asked after receiving, and not while in default", () => {
  const { me, ...life } = group(
    { depositBps: 5_000 },
    { turn: 3, deposit: 250_000_000n, requiredDeposit: 250_000_000n },
  );
  // Two rounds after the own turn, half of each.
  expect(depositRoom(life, me)).toBe(250_000_000n);
  expect(depositRoom(life, { ...me, status: "defaulted" })).toBe(0n);
});

test("a pot that was short tells its recipient which rounds", () => {
  const { me, ...life } = group();
  const round = { round: 2, recipient: me.address, short: 5n } as (typeof life)["rounds"][number];
  const rounds = [round, { ...round, round: 1, short: 0n }, { ...round, round: 3, short: null }];
  expect(shortRounds({ ...life, rounds }, me).map((entry) => entry.round)).toEqual([2]);
});
