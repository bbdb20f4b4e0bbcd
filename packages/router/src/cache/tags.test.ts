import type { EventId } from "@ajo/schemas";
import { describe, expect, it } from "vitest";
import { addressOf, groupIdOf } from "../../test/ports";
import { ANY_GROUP, ANY_MEMBER, groupTag, memberTag, REGISTRY, SEATS, STATUSES, tagsOfChange } from "./tags";

const groupId = groupIdOf("Lagos");
const change = (name: string, member: string | null = null) =>
  tagsOfChange({
    eventId: "0000000000000000001-0000000001" as EventId,
    ...{ groupId, name, ledger: 7, at: new Date(0) },
    member: member === null ? null : addressOf(member),
  });

describe("what a change invalidates", () => {
  it("is its group alone when money moved", () => {
    for (const name of ["contributed", "member_late", "round_settled", "payout_held", "payout_claimed"])
      expect(change(name, "Bayo")).toEqual([groupTag(groupId), ANY_GROUP]);
  });

  it("is also the lists on which the group may come or go", () => {
    expect(change("group_created")).toEqual(expect.arrayContaining([REGISTRY, STATUSES, SEATS]));
    expect(change("group_started")).toEqual(expect.arrayContaining([STATUSES, SEATS]));
    expect(change("group_completed")).toContain(STATUSES);
    expect(change("group_started")).not.toContain(REGISTRY);
  });

  it("is also the groups of whoever joined or left", () => {
    expect(change("member_joined", "Bayo")).toContain(memberTag(addressOf("Bayo")));
    expect(change("member_left", "Bayo")).not.toContain(memberTag(addressOf("Ada")));
    expect(change("member_joined")).toContain(ANY_MEMBER);
  });

  it("is everything when this version does not know the event", () => {
    expect(change("turns_swapped")).toEqual(
      expect.arrayContaining([groupTag(groupId), REGISTRY, STATUSES, SEATS, ANY_MEMBER]),
    );
  });
});
