import type { GroupDetail, Member } from "@ajo/schemas";
import { describe, expect, test } from "vitest";
import { makeGroup, makeMember } from "@/testing/make-group";
import { openSeats, seatsOf } from "./seat-state";

const states = (group: GroupDetail) => seatsOf(group).map(({ payment, turn }) => `${payment} ${turn}`);
const members = (...paid: Partial<Member>[]) =>
  paid.map((member, index) => makeMember({ turn: index + 1, seat: index, ...member }));

describe("seats", () => {
  test("of a forming group have joined, and the rest is open", () => {
    const group = makeGroup({ status: "forming", maxMembers: 5, members: members({}, {}) });
    expect(states(group)).toEqual(["joined upcoming", "joined upcoming"]);
    expect(openSeats(group)).toBe(3);
  });

  test("of a running group tell who paid, who is due and who is late, and whose turn it is", () => {
    const group = makeGroup({
      status: "active",
      currentRound: 2,
      members: members({ paidRounds: 2 }, { paidRounds: 1 }, { paidRounds: 0, arrearsRounds: 1 }),
    });
    expect(states(group)).toEqual(["paid received", "due receiving", "late upcoming"]);
    expect(openSeats(group)).toBe(0);
  });

  test("of an auction have no date before bids have decided it, but the last one, which is left", () => {
    const auction = (currentRound: number) =>
      makeGroup({ status: "active", turnOrder: "auction", currentRound, members: members({}, {}, {}) });
    const open = auction(2);
    expect(seatsOf(open).map(({ turn }) => turn)).toEqual(["received", "upcoming", "upcoming"]);
    expect(seatsOf(open).map(({ receivesAt }) => receivesAt === null)).toEqual([false, true, true]);
    expect(seatsOf(auction(3)).map(({ turn }) => turn)).toEqual(["received", "received", "receiving"]);
    expect(seatsOf(auction(3)).map(({ receivesAt }) => receivesAt === null)).toEqual([false, false, false]);
  });

  test("of a completed group have all received; whoever owes is still late", () => {
    const group = makeGroup({
      status: "completed",
      currentRound: 2,
      members: members({ paidRounds: 2 }, { paidRounds: 1, arrearsRounds: 1 }),
    });
    expect(states(group)).toEqual(["paid received", "late received"]);
  });

  test("come in payout order with the date of their own round", () => {
    const startedAt = new Date("2026-01-01T00:00:00Z");
    const group = makeGroup({
      status: "active",
      currentRound: 1,
      startedAt,
      frequencySeconds: 86_400,
      members: members({}, {}).reverse(),
    });
    expect(seatsOf(group).map(({ member, receivesAt }) => [member.turn, receivesAt?.toISOString()])).toEqual([
      [1, "2026-01-02T00:00:00.000Z"],
      [2, "2026-01-03T00:00:00.000Z"],
    ]);
  });
});
