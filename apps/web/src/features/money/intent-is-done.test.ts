import { expect, test } from "vitest";
import { ADA, GROUP_ID, makeGroup, makeMember } from "@/testing/make-group";
import { intentIsDone } from "./intent-is-done";

const error = (code: "WrongRound" | "AlreadyMember" | "NotMember" | "NotForming" | "GroupFull") => ({
  code,
  data: {},
});
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
