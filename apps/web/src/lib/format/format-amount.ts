import { formatAmountPlain, type Token } from "@ajo/schemas";

const NO_BREAK_SPACE = "\u00a0";

/**
 * An amount as people read it, always with its token: `1,250.50 USDC`. `amount` in the token's smallest unit. Exact at
 * any size: `Intl` is given the decimal string, never a float, and never a currency (it knows no USDC).
 */
export function formatAmount(amount: bigint, token: Pick<Token, "code" | "decimals">, tag: string): string {
  return `${formatDecimal(formatAmountPlain(amount, token.decimals), tag)}${NO_BREAK_SPACE}${token.code}`;
}

/** A plain decimal string (`1250.5`) with the grouping of `tag`. Cents are shown whole: 12.5 is 12.50. */
export function formatDecimal(decimal: string, tag: string): string {
  const fraction = decimal.split(".")[1] ?? "";
  const format = new Intl.NumberFormat(tag, {
    minimumFractionDigits: fraction === "" ? 0 : 2,
    maximumFractionDigits: Math.max(2, fraction.length),
  });
  // The type of a numeric literal; the string is one by construction.
  return format.format(decimal as `${number}`);
}
