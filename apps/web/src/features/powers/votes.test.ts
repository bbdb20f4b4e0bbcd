import { NO_PROCEEDINGS, type Motion } from "@ajo/schemas";
import { expect, test } from "vitest";
import { makeGroup, makeMember } from "@/testing/make-group";
import { electorate, mayVote, openVotes, votesNeeded } from "./votes";

const members = [1, 2, 3, 4, 5].map((turn) => makeMember({ turn, seat: turn - 1, paidRounds: 2 }));
const [first, second, , , last] = members;
if (first === undefined || second === undefined || last === undefined) throw new Error("five members");
const life = makeGroup({ status: "active", currentRound: 3, members });

const ballot = (motion: Motion, voters: typeof members, at = new Date(0)) => ({
  motion,
  votes: voters.length,
  voters: voters.map(({ address }) => address),
  at,
});
const withBallots = (...ballots: ReturnType<typeof ballot>[]) => ({
  ...life,
  proceedings: { ...NO_PROCEEDINGS, ballots },
});

test("more than half passes; all have to end a group or change its code; nobody votes on their own seat", () => {
  expect(votesNeeded(life, { kind: "pause" })).toBe(3);
  expect(votesNeeded(life, { kind: "cancel" })).toBe(5);
  expect(votesNeeded(life, { kind: "upgrade", code: "a".repeat(64) })).toBe(5);
  expect(votesNeeded(life, { kind: "veto", member: last.address })).toBe(3);
  expect(electorate(life, { kind: "veto", member: last.address })).not.toContain(last.address);
});

test("who has left votes while still to be repaid, and no longer", () => {
  const left = { ...last, status: "exited" as const };
  const vacated = [{ round: 5, paid: 2 }];
  const leaving = { ...life, vacated, members: [...members.slice(0, 4), left] };
  expect(electorate(leaving, { kind: "pause" })).toContain(last.address);
  const unpaid = { ...leaving, vacated: [{ round: 5, paid: 0 }] };
  expect(electorate(unpaid, { kind: "pause" })).not.toContain(last.address);
});

test("a vote is open until it passes or lapses, 30 days after the first", () => {
  const day = 86_400_000;
  const group = withBallots(ballot({ kind: "pause" }, [first, second]));
  expect(openVotes(group, new Date(29 * day))).toMatchObject([{ votes: 2, needed: 3, isUnanimous: false }]);
  expect(openVotes(group, new Date(31 * day))).toEqual([]);
  expect(openVotes(withBallots(ballot({ kind: "pause" }, members.slice(0, 3))), new Date(0))).toEqual([]);
});

test("who has not voted may, whom it is about may not", () => {
  const [vote] = openVotes(withBallots(ballot({ kind: "veto", member: last.address }, [first])), new Date(0));
  if (vote === undefined) throw new Error("the vote is open");
  expect(mayVote(life, vote, second.address)).toBe(true);
  expect(mayVote(life, vote, first.address)).toBe(false);
  expect(mayVote(life, vote, last.address)).toBe(false);
  expect(mayVote(life, vote, undefined)).toBe(false);
});
