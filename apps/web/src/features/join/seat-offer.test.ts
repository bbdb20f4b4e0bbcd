import { describe, expect, test } from "vitest";
import { ADA, makeGroup, makeMember } from "@/testing/make-group";
import { isInviting, seatOffer } from "./seat-offer";

const ADE = makeMember();
const BISI = makeMember().address;
const forming = makeGroup({ members: [ADE], maxMembers: 3 });
const byInvitation = { ...forming, admission: "invitation" } as const;
const byApproval = { ...forming, admission: "approval" } as const;
const SECRET = "5".repeat(64);
const at = new Date("2026-03-02T12:00:00Z");

describe("what the page to join has for its reader", () => {
  test("a seat, in an open group with room", () => {
    expect(seatOffer(forming, undefined, "unknown")).toEqual({ is: "free", invitation: null });
    expect(seatOffer(forming, ADE.address, null)).toEqual({ is: "mine" });
  });

  test("no seat once all are taken, the group has started, or was called off, whatever the link", () => {
    const open = { secret: SECRET, standing: { is: "open" } } as const;
    expect(seatOffer({ ...byInvitation, maxMembers: 1 }, BISI, open)).toEqual({ is: "full" });
    expect(seatOffer({ ...byInvitation, status: "active" }, BISI, open)).toEqual({ is: "started" });
    expect(seatOffer({ ...byInvitation, status: "cancelled" }, BISI, open)).toEqual({ is: "cancelled" });
  });

  test("by invitation: the link decides, and nothing is said before it was looked at", () => {
    const offer = (standing: Parameters<typeof seatOffer>[2]) => seatOffer(byInvitation, BISI, standing);
    expect(offer("unknown")).toEqual({ is: "unknown" });
    expect(offer(null)).toEqual({ is: "uninvited" });
    expect(offer({ secret: SECRET, standing: { is: "open" } })).toEqual({ is: "free", invitation: SECRET });
    expect(offer({ secret: SECRET, standing: { is: "gone" } })).toEqual({ is: "gone" });
    expect(offer({ secret: SECRET, standing: { is: "ended", at } })).toEqual({ is: "ended", at });
    // Who came in by it reads of the seat, not of the link that is used up.
    expect(seatOffer(byInvitation, ADE.address, { secret: SECRET, standing: { is: "gone" } })).toEqual({
      is: "mine",
    });
    expect(seatOffer(byInvitation, ADA, null)).toEqual({ is: "free", invitation: null });
  });

  test("by approval: the seat for who is approved, the question for others", () => {
    expect(seatOffer(byApproval, BISI, null)).toEqual({ is: "ask" });
    const approved = { ...byApproval, proceedings: { ...byApproval.proceedings, approved: [BISI] } };
    expect(seatOffer(approved, BISI, null)).toEqual({ is: "free", invitation: null });
  });

  test("invites as long as there may be a seat", () => {
    expect(isInviting(seatOffer(byInvitation, BISI, "unknown"))).toBe(true);
    expect(isInviting(seatOffer(byApproval, BISI, null))).toBe(true);
    expect(isInviting(seatOffer(byInvitation, BISI, null))).toBe(false);
  });
});
