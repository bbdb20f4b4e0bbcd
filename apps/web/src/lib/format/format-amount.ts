import { formatAmountPlain, type Token } from "@ajo/schemas";
import { formatDecimal } from "./format-number";

const NO_BREAK_SPACE = "\u00a0";

/**
 * An amount as people read it, always with its token: `1,250.50 USDC`. `amount` in the token's smallest unit. Exact at
 * any size: `Intl` is given the decimal string, never a float, and never a currency (it knows no USDC).
 */
export function formatAmount(amount: bigint, token: Pick<Token, "code" | "decimals">, tag: string): string {
  return `${formatDecimal(formatAmountPlain(amount, token.decimals), tag)}${NO_BREAK_SPACE}${token.code}`;
}
