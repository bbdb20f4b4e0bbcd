import fc from "fast-check";
import { expect, test } from "vitest";
import { shareUnchanged } from "./share-unchanged";

const answers = fc.anything({
  withBigInt: true,
  withDate: true,
  withNullPrototype: false,
  maxDepth: 3,
  maxKeys: 4,
});

test("what equals the last answer is the last answer, whatever it is made of", () => {
  fc.assert(
    fc.property(answers, (answer) => {
      expect(shareUnchanged(answer, structuredClone(answer))).toBe(answer);
    }),
  );
});

test("what is new is never what was, whatever came before", () => {
  fc.assert(
    fc.property(answers, answers, (previous, next) => {
      expect(shareUnchanged(previous, next)).toStrictEqual(next);
    }),
  );
});

test("beside a change, the rest stays what it was", () => {
  const members = [
    { paid: 5n, joinedAt: new Date(5) },
    { paid: 1n, joinedAt: new Date(6) },
  ];
  const before = { members, ledger: 7 };
  const after = shareUnchanged(before, {
    members: [
      { paid: 5n, joinedAt: new Date(5) },
      { paid: 2n, joinedAt: new Date(6) },
    ],
    ledger: 8,
  }) as typeof before;
  expect(after.members[0]).toBe(members[0]);
  expect(after.members[1]?.joinedAt).toBe(members[1]?.joinedAt);
  expect(after).toEqual({ members: [members[0], { paid: 2n, joinedAt: new Date(6) }], ledger: 8 });
});
