import { z } from "zod";
import { amountSchema } from "../amount";
import {
  contractIdSchema,
  eventIdSchema,
  groupIdSchema,
  hashSchema,
  ledgerSequenceSchema,
  memberAddressSchema,
  txHashSchema,
} from "../ids/ids";
import { pictureHashSchema } from "../profile/picture";
import { freshnessSchema } from "../freshness";
import { proceedingsSchema } from "./proceedings";
import { admissionSchema, startRuleSchema, turnOrderSchema } from "./group-config";

/** `drawing`: full or started, and the members reveal the secrets that the order is drawn from. */
export const groupStatusSchema = z.enum(["forming", "active", "completed", "drawing", "cancelled"]);
export type GroupStatus = z.infer<typeof groupStatusSchema>;

/** A SEP-41 token as people see it. Amounts have `decimals` digits after the point. */
export const tokenSchema = z.object({
  contractId: contractIdSchema,
  code: z.string().min(1),
  issuer: z.string().nullable(),
  decimals: z.number().int().min(0).max(18),
  name: z.string(),
});
export type Token = z.infer<typeof tokenSchema>;

/**
 * A turn that is nobody's any more. Only the active members of the first `paid` turns owe that round, and what comes
 * in goes to the seat that left.
 */
export const vacatedRoundSchema = z.object({ round: z.number().int(), paid: z.number().int() });
export type VacatedRound = z.infer<typeof vacatedRoundSchema>;

/** One group as a list shows it. */
export const groupSummarySchema = z.object({
  id: groupIdSchema,
  name: z.string(),
  organiser: memberAddressSchema,
  token: tokenSchema,
  /** What each member pays each round. */
  contribution: amountSchema,
  frequencySeconds: z.number().int(),
  graceSeconds: z.number().int(),
  maxMembers: z.number().int(),
  startRule: startRuleSchema,
  memberCount: z.number().int(),
  status: groupStatusSchema,
  isActive: z.boolean(),
  /** 0 while forming, then 1..totalRounds; stays at totalRounds when completed. */
  currentRound: z.number().int(),
  /** The member count at start; 0 while forming. */
  totalRounds: z.number().int(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  /** When the current round is due; null unless active. */
  nextDueAt: z.date().nullable(),
  /** The group's own token balance: its escrow. */
  escrow: amountSchema,
  startBy: z.date().nullable(),
  turnOrder: turnOrderSchema,
  admission: admissionSchema,
  depositBps: z.number().int(),
  lateFeeBps: z.number().int(),
  reserveFeeBps: z.number().int(),
  defaultAfter: z.number().int(),
  rulebookHash: hashSchema,
  deputy: memberAddressSchema.nullable(),
  /** New rounds and joinings stop until then; may lie in the past. */
  pausedUntil: z.date().nullable(),
  /** Until when secrets can be revealed; null unless the order is being drawn. */
  drawEndsAt: z.date().nullable(),
  /** Fees and forfeits, part of the escrow: nobody's but the rules'. */
  reserve: amountSchema,
  vacated: z.array(vacatedRoundSchema),
});
export type GroupSummary = z.infer<typeof groupSummarySchema>;

/**
 * `late`: a settled round is unpaid. `defaulted`: so many that the rules say so. `exited`: left the group on the way,
 * or lost the turn by default; owes and receives nothing but what is due back.
 */
export const memberStatusSchema = z.enum(["good", "late", "defaulted", "exited"]);
export type MemberStatus = z.infer<typeof memberStatusSchema>;

/** A member's seat. `turn` is the place in the payout order (join order while forming). */
export const memberSchema = z.object({
  address: memberAddressSchema,
  displayName: z.string().nullable(),
  picture: pictureHashSchema.nullable(),
  seat: z.number().int(),
  turn: z.number().int(),
  /** Rounds paid, always oldest first: the member's next unpaid round is `paidRounds + 1`. */
  paidRounds: z.number().int(),
  /** Settled rounds not yet paid, and what they come to. */
  arrearsRounds: z.number().int(),
  arrearsAmount: amountSchema,
  /** A payout that could not be delivered and waits to be claimed. */
  heldAmount: amountSchema,
  joinedAt: z.date(),
  status: memberStatusSchema,
  deposit: amountSchema,
  /** What the rules ask the deposit to be now; more than that can be claimed back. */
  requiredDeposit: amountSchema,
  /** Everything that `claim` would pay: held payouts, dividends, credits, deposit above what is required, end share. */
  claimable: amountSchema,
  /** Settlements may draw the contribution from the member's token allowance to the group. */
  standingOrder: z.boolean(),
  /** Fixed order: accepted the order as it stands. */
  hasAccepted: z.boolean(),
  /** Random order: revealed the secret. */
  hasRevealed: z.boolean(),
});
export type Member = z.infer<typeof memberSchema>;

/** One round of a started group. */
export const roundSchema = z.object({
  round: z.number().int(),
  dueAt: z.date(),
  settleableAt: z.date(),
  recipient: memberAddressSchema,
  status: z.enum(["settled", "current", "upcoming"]),
  paidCount: z.number().int(),
  /** Members who were short at settlement; null before it. */
  missingAtSettlement: z.number().int().nullable(),
  /** Paid out (or held) at settlement; null before it. */
  payout: amountSchema.nullable(),
  held: z.boolean(),
  /** What late payments of this round still owe its recipient; null before settlement. */
  short: amountSchema.nullable(),
  /** What the reserve gave, what was kept back as the recipient's deposit, what the winner left to the others. */
  help: amountSchema.nullable(),
  kept: amountSchema.nullable(),
  discount: amountSchema.nullable(),
  /** Nobody's turn any more. */
  vacated: z.boolean(),
  settledAt: z.date().nullable(),
  txHash: txHashSchema.nullable(),
});
export type Round = z.infer<typeof roundSchema>;

/** One group with everything its page shows. */
export const groupDetailSchema = groupSummarySchema.extend({
  /** The organiser's last sign of life; `ORGANISER_SILENCE_SECONDS` after it the deputy can take over. */
  organiserSeenAt: z.date(),
  members: z.array(memberSchema),
  rounds: z.array(roundSchema),
  proceedings: proceedingsSchema,
});
export type GroupDetail = z.infer<typeof groupDetailSchema>;

/**
 * How a round came to be paid: in its own round, ahead, late (after settlement), set off against the member's own
 * pot, or drawn at settlement from a standing order or the member's deposit.
 */
export const contributionKindSchema = z.enum([
  "paid",
  "ahead",
  "late",
  "setOff",
  "standingOrder",
  "fromDeposit",
]);
export type ContributionKind = z.infer<typeof contributionKindSchema>;

/** One round paid for one member; one chain event. */
export const contributionSchema = z.object({
  id: eventIdSchema,
  groupId: groupIdSchema,
  member: memberAddressSchema,
  payer: memberAddressSchema,
  round: z.number().int(),
  amount: amountSchema,
  fee: amountSchema,
  kind: contributionKindSchema,
  txHash: txHashSchema,
  ledger: ledgerSequenceSchema,
  at: z.date(),
});
export type Contribution = z.infer<typeof contributionSchema>;

/** The events that people are shown: all of a group's own. */
export const ACTIVITY_NAMES = [
  "group_opened",
  "member_joined",
  "member_left",
  "invited",
  "invitation_revoked",
  "member_approved",
  "member_disapproved",
  "order_set",
  "order_accepted",
  "draw_opened",
  "secret_revealed",
  "order_drawn",
  "group_started",
  "contributed",
  "member_late",
  "round_settled",
  "deposit_added",
  "member_defaulted",
  "member_cured",
  "standing_order_set",
  "turn_vacated",
  "payout_held",
  "payout_claimed",
  "group_completed",
  "bid_sealed",
  "bid_revealed",
  "auction_won",
  "turns_swapped",
  "hand_over_proposed",
  "hand_over_vetoed",
  "seat_moved",
  "voted",
  "recovery_ready",
  "recovery_vetoed",
  "group_paused",
  "group_cancelled",
  "deputy_set",
  "organiser_changed",
  "organiser_stayed",
  "upgraded",
] as const;

/** Everything that happened in a group, as sentences need it. Newest first in lists. */
export const activitySchema = z.object({
  id: eventIdSchema,
  groupId: groupIdSchema,
  name: z.enum(ACTIVITY_NAMES),
  member: memberAddressSchema.nullable(),
  payer: memberAddressSchema.nullable(),
  round: z.number().int().nullable(),
  amount: amountSchema.nullable(),
  kind: contributionKindSchema.nullable(),
  held: z.boolean().nullable(),
  /** The other person of the event: a newcomer, a fresh key, the second of a swap, a deputy. */
  other: memberAddressSchema.nullable(),
  /** One more word: what is voted on ("pause"), why a seat moved ("handOver"), whether something is "on" or "off". */
  detail: z.string().nullable(),
  txHash: txHashSchema,
  ledger: ledgerSequenceSchema,
  at: z.date(),
});
export type Activity = z.infer<typeof activitySchema>;

/** An answer with its freshness. */
export const answerSchema = <T extends z.ZodType>(data: T) => z.object({ data, freshness: freshnessSchema });
export interface Answer<T> {
  data: T;
  freshness: z.infer<typeof freshnessSchema>;
}
