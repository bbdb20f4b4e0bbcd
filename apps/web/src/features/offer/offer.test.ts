import { Keypair } from "@stellar/stellar-sdk/base";
import { walletAddressSchema } from "@ajo/schemas";
import { expect, test } from "vitest";
import { ADA, GROUP_ID } from "@/testing/make-group";
import { type Offer, offerLink, readOffer } from "./offer";

const EFE = walletAddressSchema.parse(Keypair.random().publicKey());
const OFFER: Offer = {
  kind: "handOver",
  groupId: GROUP_ID,
  from: ADA,
  to: EFE,
  member: ADA,
  newcomer: EFE as Offer["to"] & typeof ADA,
  price: 123_456_789_012_345_678_901_234n,
  authorisation: { entry: "AAAA", signature: "0a".repeat(64), validUntil: 7 },
  expiresAt: new Date("2026-11-28T12:00:00Z"),
};

test("an offer comes out of its link as it went in", () => {
  const link = new URL(offerLink("https://ajo.example", OFFER));
  expect(link.pathname).toBe(`/groups/${GROUP_ID}`);
  expect(link.search).toBe("");
  expect(readOffer(link.hash)).toEqual(OFFER);
});

test("what is no offer is told apart from what is a broken one", () => {
  expect(readOffer("")).toBe("none");
  expect(readOffer("#offers")).toBe("none");
  expect(readOffer("#offer=")).toBe("broken");
  expect(readOffer("#offer=%%%")).toBe("broken");
  const { hash } = new URL(offerLink("https://ajo.example", OFFER));
  expect(readOffer(hash.slice(0, -9))).toBe("broken");
});
