import { expect, test } from "vitest";
import { ADA, makeGroup, makeMember } from "@/testing/make-group";
import { stepBeforeStart } from "./step-before-start";
import { byUrgency } from "./my-group-urgency";

const UNTIL = new Date(5_000);
const other = makeMember();
const ada = makeMember({ address: ADA });
const full = { maxMembers: 3, memberCount: 3 };

test("a member shows the secret while there is time, and is told when it is shown or too late", () => {
  const group = makeGroup({ status: "drawing", drawEndsAt: UNTIL });
  const step = (hasRevealed: boolean, now: Date | null) =>
    stepBeforeStart({ group, member: makeMember({ hasRevealed }), turnToAccept: null }, now);
  expect(step(false, new Date(4_999))).toEqual({ is: "show", until: UNTIL });
  expect(step(false, null)).toEqual({ is: "show", until: UNTIL });
  expect(step(false, UNTIL)).toEqual({ is: "missed" });
  expect(step(true, new Date(4_999))).toEqual({ is: "shown" });
});

test("the organiser of a full group starts it, unless it starts by itself or its order is yet to be accepted", () => {
  const step = (group: Parameters<typeof makeGroup>[0], member = ada) =>
    stepBeforeStart(
      { group: makeGroup({ startRule: "byOrganiser", ...full, ...group }), member, turnToAccept: null },
      null,
    );
  expect(step({})).toEqual({ is: "start" });
  expect(step({ turnOrder: "random" })).toEqual({ is: "start" });
  expect(step({}, other)).toBeNull();
  expect(step({ memberCount: 2 })).toBeNull();
  expect(step({ startRule: "whenFull" })).toBeNull();
  expect(step({ turnOrder: "fixed" })).toBeNull();
  expect(step({ status: "active" })).toBeNull();
  expect(step({ status: "cancelled" })).toBeNull();
});

test("a member accepts the order that is proposed, the organiser, too", () => {
  const group = makeGroup({ turnOrder: "fixed", startRule: "byOrganiser", ...full });
  for (const member of [ada, other])
    expect(stepBeforeStart({ group, member, turnToAccept: 2 }, null)).toEqual({
      is: "accept",
      turn: 2,
    });
});

test("what is to be shown comes by its date, what can be started before what only waits", () => {
  const mine = (name: string, group: Parameters<typeof makeGroup>[0]) => ({
    group: makeGroup({ name, startRule: "byOrganiser", maxMembers: 3, ...group }),
    member: ada,
    turnToAccept: null,
  });
  const groups = [
    mine("over", { status: "cancelled" }),
    mine("waits", { memberCount: 1 }),
    mine("start", full),
    mine("later", { status: "drawing", drawEndsAt: new Date(9_000) }),
    mine("sooner", { status: "drawing", drawEndsAt: UNTIL }),
  ];
  expect(groups.sort(byUrgency(new Date(0))).map(({ group }) => group.name)).toEqual([
    "sooner",
    "later",
    "start",
    "waits",
    "over",
  ]);
});
