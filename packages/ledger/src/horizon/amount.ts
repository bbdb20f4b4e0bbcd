/** An amount of the smallest unit as Horizon writes it: with seven decimals. */
export function formatAmount(amount: bigint): string {
  const sign = amount < 0n ? "-" : "";
  const digits = String(amount < 0n ? -amount : amount).padStart(8, "0");
  return `${sign}${digits.slice(0, -7)}.${digits.slice(-7)}`;
}
