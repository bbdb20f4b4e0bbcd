/** The largest `i128`, the type of every amount on chain. */
export const MAX_AMOUNT = (1n << 127n) - 1n;

/**
 * The decimal string of an amount: `formatAmountPlain(12_500_000n, 7) === "1.25"`. Exact at any size; has no
 * grouping and no token code (the user interface adds both).
 */
export function formatAmountPlain(amount: bigint, decimals: number): string {
  const sign = amount < 0n ? "-" : "";
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/**
 * The amount that a person typed ("1.25", "1,25" is not accepted), or null when it is not a plain decimal number,
 * has more decimals than the token, or exceeds an `i128`.
 */
export function parseAmount(text: string, decimals: number): bigint | null {
  const match = /^(\d{1,39})(?:\.(\d*))?$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = "", fraction = ""] = match;
  if (fraction.length > decimals) return null;
  const amount = BigInt(whole + fraction.padEnd(decimals, "0"));
  return amount <= MAX_AMOUNT ? amount : null;
}
