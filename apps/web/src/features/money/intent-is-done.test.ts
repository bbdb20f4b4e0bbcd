import { NO_PROCEEDINGS } from "@ajo/schemas";
import { expect, test } from "vitest";
import { ADA, GROUP_ID, makeGroup, makeMember } from "@/testing/make-group";
import type { PageErrorCode } from "../errors/page-error";
import { intentIsDone } from "./intent-is-done";

const error = (code: PageErrorCode) => ({ code, data: {} });
const pay = (round: number, rounds = 1) =>
  ({ kind: "contribute", groupId: GROUP_ID, round, rounds }) as const;
const withAda = (paidRounds: number) =>
  makeGroup({ status: "active", currentRound: 3, members: [makeMember({ address: ADA, paidRounds })] });

test("a wrong round is already paid only when the member has paid up to the last round that was wanted", () => {
  expect(intentIsDone(pay(3), error("WrongRound"), withAda(3), ADA)).toBe(true);
  expect(intentIsDone(pay(2, 2), error("WrongRound"), withAda(3), ADA)).toBe(true);
  expect(intentIsDone(pay(2, 2), error("WrongRound"), withAda(2), ADA)).toBe(false);
  expect(intentIsDone(pay(3), error("GroupFull"), withAda(3), ADA)).toBe(false);
});

test("a seat that is held needs no joining, one that is not held no leaving, a group that runs no start", () => {
  expect(intentIsDone({ kind: "join", groupId: GROUP_ID }, error("AlreadyMember"), withAda(0), ADA)).toBe(
    true,
  );
  expect(intentIsDone({ kind: "join", groupId: GROUP_ID }, error("GroupFull"), withAda(0), ADA)).toBe(false);
  expect(intentIsDone({ kind: "leave", groupId: GROUP_ID }, error("NotMember"), makeGroup(), ADA)).toBe(true);
  expect(intentIsDone({ kind: "leave", groupId: GROUP_ID }, error("NotMember"), withAda(0), ADA)).toBe(false);
  expect(intentIsDone({ kind: "start", groupId: GROUP_ID }, error("NotForming"), withAda(0), ADA)).toBe(true);
});

test("a vote that the ballot shows was cast; another motion's was not", () => {
  const motion = { kind: "cancel" } as const;
  const ballots = [{ motion, votes: 1, voters: [ADA], at: new Date(0) }];
  const group = makeGroup({ proceedings: { ...NO_PROCEEDINGS, ballots } });
  const vote = (kind: "cancel" | "pause") => ({ kind: "vote", groupId: GROUP_ID, motion: { kind } }) as const;
  expect(intentIsDone(vote("cancel"), error("AlreadyVoted"), group, ADA)).toBe(true);
  expect(intentIsDone(vote("pause"), error("AlreadyVoted"), group, ADA)).toBe(false);
});

test("a seat that has passed to the newcomer was taken over; one that is still its holder's was not", () => {
  const [dede, efe] = [makeMember({ address: ADA }), makeMember()];
  const take = { kind: "completeHandOver", groupId: GROUP_ID, member: efe.address } as const;
  expect(intentIsDone(take, error("NotMember"), makeGroup({ members: [dede] }), ADA)).toBe(true);
  expect(intentIsDone(take, error("NotMember"), makeGroup({ members: [dede, efe] }), ADA)).toBe(false);
});

test("what has no rule is never taken for done", () => {
  const pause = { kind: "pause", groupId: GROUP_ID } as const;
  expect(intentIsDone(pause, error("AlreadyPaused"), makeGroup(), ADA)).toBe(false);
});
