import type { Round } from "@ajo/schemas";
import { expect, test } from "vitest";
import { makeGroup, makeMember } from "@/testing/make-group";
import { currentRoundFacts, expectedPot } from "./round-facts";

const C = 500_000_000n;
const BEFORE_DUE = new Date(1_000);

/** Four seats in round 2, due at 2 s and closing at 3 s; all but the third have paid it. */
function group(of: Parameters<typeof makeGroup>[0] = {}, paidByThird = 1) {
  const members = [1, 2, 3, 4].map((turn) =>
    makeMember({ turn, seat: turn - 1, paidRounds: turn === 3 ? paidByThird : 2 }),
  );
  const round = { round: 2, dueAt: new Date(2_000), settleableAt: new Date(3_000) } as Round;
  return makeGroup({ status: "active", currentRound: 2, members, rounds: [round], ...of });
}

test("a round can close when all have paid, or when its grace period is over", () => {
  expect(currentRoundFacts(group(), BEFORE_DUE)).toMatchObject({ paid: 3, members: 4, canSettle: false });
  expect(currentRoundFacts(group(), new Date(3_000))?.canSettle).toBe(true);
  expect(currentRoundFacts(group({}, 2), BEFORE_DUE)?.canSettle).toBe(true);
});

test("an auction's bids are awaited although all have paid; a pause is over before anything closes", () => {
  const auction = group({ turnOrder: "auction" }, 2);
  expect(currentRoundFacts(auction, BEFORE_DUE)?.canSettle).toBe(false);
  expect(currentRoundFacts(auction, new Date(3_000))?.canSettle).toBe(true);
  const paused = group({ pausedUntil: new Date(5_000) }, 2);
  expect(currentRoundFacts(paused, new Date(4_000))?.canSettle).toBe(false);
  expect(currentRoundFacts(paused, new Date(5_000))?.canSettle).toBe(true);
});

test("until an auction's round is settled, bids decide who receives it; the last one is left to whoever is left", () => {
  const auction = group({ turnOrder: "auction" });
  expect(currentRoundFacts(auction, BEFORE_DUE)?.byBid).toBe(true);
  expect(currentRoundFacts(group(), BEFORE_DUE)?.byBid).toBe(false);
  const last = { round: 4, dueAt: new Date(4_000), settleableAt: new Date(5_000) } as Round;
  const ending = group({ turnOrder: "auction", currentRound: 4, rounds: [last] });
  expect(currentRoundFacts(ending, BEFORE_DUE)?.byBid).toBe(false);
});

test("who has left pays nothing, and every pot to come is smaller by that; their own round repays them", () => {
  const whole = group();
  const members = whole.members.map((member) =>
    member.turn === 3 ? { ...member, status: "exited" as const } : member,
  );
  const left = group({ members, vacated: [{ round: 3, paid: 1 }] });
  expect(currentRoundFacts(left, BEFORE_DUE)).toMatchObject({
    paid: 3,
    members: 3,
    potNow: 3n * C,
    potFull: 3n * C,
    canSettle: true,
  });
  // One had received by then.
  expect(expectedPot(left, 3)).toBe(C);
  expect(expectedPot(left, 4)).toBe(3n * C);
});
