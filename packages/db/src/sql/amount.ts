/**
 * numeric(39,0) comes from PostgreSQL as its decimal digits, because a JavaScript number could not hold it. The one
 * place where it becomes an amount. Amounts go the other way as their digits, which `pg` does by itself for bigint.
 */
export const amountOf = (digits: string): bigint => BigInt(digits);

export const amountOrNull = (digits: string | null): bigint | null =>
  digits === null ? null : amountOf(digits);
