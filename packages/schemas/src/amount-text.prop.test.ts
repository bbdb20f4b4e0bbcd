import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAmountPlain, MAX_AMOUNT, parseAmount } from "./amount-text";

const amounts = fc.bigInt({ min: 0n, max: MAX_AMOUNT });
const decimals = fc.integer({ min: 0, max: 18 });

describe("amounts", () => {
  test("what is formatted is read back exactly, at any size", () => {
    fc.assert(
      fc.property(
        amounts,
        decimals,
        (amount, digits) => parseAmount(formatAmountPlain(amount, digits), digits) === amount,
      ),
    );
  });

  test("formatting never loses order", () => {
    fc.assert(
      fc.property(amounts, decimals, (amount, digits) => {
        const [whole = "", fraction = ""] = formatAmountPlain(amount, digits).split(".");
        return BigInt(whole) * 10n ** BigInt(digits) + BigInt(fraction.padEnd(digits, "0") || "0") === amount;
      }),
    );
  });

  test.each([
    ["1.25", 12_500_000n],
    ["50", 500_000_000n],
    [" 0.0000001 ", 1n],
    ["7.", 70_000_000n],
  ])("%j is understood", (text, amount) => expect(parseAmount(text, 7)).toBe(amount));

  test.each(["", "-1", "1,25", "1e5", "0x10", "1.00000001", "ten", ".5", "9".repeat(39)])(
    "%j is refused",
    (text) => expect(parseAmount(text, 7)).toBeNull(),
  );

  test("negative amounts keep their sign when shown", () =>
    expect(formatAmountPlain(-12_500_000n, 7)).toBe("-1.25"));
});
