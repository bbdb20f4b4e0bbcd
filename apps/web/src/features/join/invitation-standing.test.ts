import { hashSchema } from "@ajo/schemas";
import { describe, expect, test } from "vitest";
import { invitationStanding } from "./invitation-standing";

const mine = hashSchema.parse("11".repeat(32));
const other = hashSchema.parse("22".repeat(32));
const ends = new Date("2026-03-02T12:00:00Z");
const before = new Date("2026-03-02T11:59:59Z");
const invitation = (key: typeof mine) => ({ key, uses: 1, expiresAt: ends });

describe("the link of an invitation", () => {
  test("lets in until its end, and not at it", () => {
    const open = [invitation(other), invitation(mine)];
    expect(invitationStanding(open, mine, before)).toEqual({ is: "open" });
    expect(invitationStanding(open, mine, ends)).toEqual({ is: "ended", at: ends });
  });

  test("is gone when the chain has it no more, whatever other links there are", () => {
    expect(invitationStanding([invitation(other)], mine, before)).toEqual({ is: "gone" });
  });

  test("is gone before its key is known where no link is left at all, and open to trial where some are", () => {
    expect(invitationStanding([], null, before)).toEqual({ is: "gone" });
    expect(invitationStanding([invitation(other)], null, before)).toEqual({ is: "open" });
  });

  test("is not called ended before the network's time is known", () => {
    expect(invitationStanding([invitation(mine)], mine, null)).toEqual({ is: "open" });
  });
});
