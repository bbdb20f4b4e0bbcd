/** Rounded down to two decimals: what somebody can count on is never said too high, nor to the last unit. */
export function wholeCents(amount: bigint, decimals: number): bigint {
  return decimals <= 2 ? amount : amount - (amount % 10n ** BigInt(decimals - 2));
}
