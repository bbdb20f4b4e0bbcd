import { describe, expect, test } from "vitest";
import { isStrkey, walletAddressSchema } from "./index";

// Addresses from SEP-23's own examples and the network's native token.
const ACCOUNT = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ";
const CONTRACT = "CA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAXE";

describe("isStrkey", () => {
  test("accepts addresses with a correct checksum", () => {
    expect(isStrkey("account", ACCOUNT)).toBe(true);
    expect(isStrkey("contract", CONTRACT)).toBe(true);
  });

  test("tells accounts from contracts", () => {
    expect(isStrkey("contract", ACCOUNT)).toBe(false);
    expect(isStrkey("account", CONTRACT)).toBe(false);
  });

  test("refuses every single mistyped letter", () => {
    for (let place = 0; place < ACCOUNT.length; place++) {
      const other = ACCOUNT[place] === "A" ? "B" : "A";
      expect(isStrkey("account", ACCOUNT.slice(0, place) + other + ACCOUNT.slice(place + 1))).toBe(false);
    }
  });

  test.each([
    "",
    "G",
    ACCOUNT.toLowerCase(),
    `${ACCOUNT}A`,
    ACCOUNT.slice(1),
    "0".repeat(56),
    "S".repeat(56),
  ])("refuses %j", (text) => expect(isStrkey("account", text)).toBe(false));

  test("the schema says what it wanted", () => {
    const result = walletAddressSchema.safeParse("nonsense");
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.message).toBe("not a Stellar account (G...)");
  });
});
