import { BPS } from "../group/group-limits";

/** What the required deposit follows from. */
export interface DepositTerms {
  contribution: bigint;
  depositBps: number;
}

/**
 * What a member's deposit has to be: a part of the rounds still owed once the pot was received, of one round before
 * (what was paid in is itself security). Rounded up.
 */
export function requiredDeposit(
  { contribution, depositBps }: DepositTerms,
  { roundsOwed, hasReceived }: { roundsOwed: number; hasReceived: boolean },
): bigint {
  const rounds = hasReceived ? roundsOwed : Math.min(1, roundsOwed);
  return (BigInt(depositBps) * contribution * BigInt(rounds) + BPS - 1n) / BPS;
}

/** What joining takes: the deposit before anything is paid or received. */
export const joiningDeposit = (terms: DepositTerms): bigint =>
  requiredDeposit(terms, { roundsOwed: 1, hasReceived: false });

/** How much of a payout is kept back, so that the recipient's deposit is what it has to be afterwards. */
export function holdBack(
  terms: DepositTerms,
  recipient: { payout: bigint; deposit: bigint; roundsOwed: number },
): bigint {
  const required = requiredDeposit(terms, { roundsOwed: recipient.roundsOwed, hasReceived: true });
  const lacking = required - recipient.deposit;
  if (lacking <= 0n) return 0n;
  return lacking < recipient.payout ? lacking : recipient.payout;
}
