import { MAX_AMOUNT } from "../amount-text";

/** The limits that the group contract's constructor enforces (contracts/types/src/terms.rs). */
export const GROUP_LIMITS = {
  nameMaxBytes: 64,
  /** Whatever the rules multiply a contribution with, the product stays an `i128`. */
  contributionMax: MAX_AMOUNT / 100_000_000n,
  membersMin: 2,
  membersMax: 50,
  frequencyMinSeconds: 60,
  frequencyMaxSeconds: 31_622_400,
  /** grace <= frequency / 4 */
  graceDivisor: 4,
  /** Bids are revealed within the grace period, so an auction needs one. */
  auctionGraceMinSeconds: 60,
  depositMaxBps: 10_000,
  lateFeeMaxBps: 1_000,
  reserveFeeMaxBps: 500,
  defaultAfterMax: 10,
  /** Of a pot: whoever wins an auction still receives 65 % of it. */
  discountMaxBps: 3_500,
  invitationUsesMax: 50,
} as const;

/** After so long without a sign of the organiser the deputy can take over (contracts/group/src/rules/deputy.rs). */
export const ORGANISER_SILENCE_SECONDS = 2_592_000;

/** Basis points in a whole. */
export const BPS = 10_000n;
