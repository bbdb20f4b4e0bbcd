import { BPS } from "../group/group-limits";

/** What prices follow from. Amounts in the token's smallest unit. */
export interface PriceTerms {
  contribution: bigint;
  lateFeeBps: number;
  reserveFeeBps: number;
}

/** What every contribution brings to the reserve beside itself, rounded down. */
export const reserveFee = ({ contribution, reserveFeeBps }: Omit<PriceTerms, "lateFeeBps">): bigint =>
  (contribution * BigInt(reserveFeeBps)) / BPS;

/** What paying a round after its settlement costs beside the ordinary price, rounded down. */
export const lateFee = ({ contribution, lateFeeBps }: Omit<PriceTerms, "reserveFeeBps">): bigint =>
  (contribution * BigInt(lateFeeBps)) / BPS;

/** What one round costs its member: contribution and fees (contracts/group/src/rules/prices.rs). */
export function roundPrice(terms: PriceTerms, isSettled: boolean): bigint {
  return terms.contribution + reserveFee(terms) + (isSettled ? lateFee(terms) : 0n);
}
