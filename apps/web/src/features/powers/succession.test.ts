import { expect, test } from "vitest";
import { makeGroup, makeMember } from "@/testing/make-group";
import { maySucceed, silentFrom } from "./succession";

const deputy = makeMember();
const running = makeGroup({ status: "active", members: [makeMember(), deputy], deputy: deputy.address });
const seen = new Date("2026-03-01T12:00:00Z");
const silent = new Date("2026-03-31T12:00:00Z");

test("a deputy may take over once the organiser has been silent for 30 days, and not a second before", () => {
  expect(silentFrom(seen)).toEqual(silent);
  expect(maySucceed(running, seen, deputy.address, silent)).toBe(true);
  expect(maySucceed(running, seen, deputy.address, new Date(silent.getTime() - 1000))).toBe(false);
  expect(maySucceed(running, seen, deputy.address, null)).toBe(false);
});

test("nobody else may, nor anybody where there is no deputy or nothing to lead any more", () => {
  expect(maySucceed(running, seen, running.members[0]?.address, silent)).toBe(false);
  expect(maySucceed(running, seen, undefined, silent)).toBe(false);
  expect(maySucceed({ ...running, deputy: null }, seen, undefined, silent)).toBe(false);
  expect(maySucceed({ ...running, status: "completed" }, seen, deputy.address, silent)).toBe(false);
  expect(maySucceed({ ...running, status: "cancelled" }, seen, deputy.address, silent)).toBe(false);
});
