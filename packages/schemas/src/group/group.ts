import { z } from "zod";
import { amountSchema } from "../amount";
import {
  contractIdSchema,
  eventIdSchema,
  groupIdSchema,
  ledgerSequenceSchema,
  memberAddressSchema,
  txHashSchema,
} from "../ids/ids";
import { freshnessSchema } from "../freshness";
import { startRuleSchema } from "./group-config";

export const groupStatusSchema = z.enum(["forming", "active", "completed"]);
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
});
export type GroupSummary = z.infer<typeof groupSummarySchema>;

/** A member's seat. `turn` is the place in the payout order (join order while forming). */
export const memberSchema = z.object({
  address: memberAddressSchema,
  displayName: z.string().nullable(),
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
  settledAt: z.date().nullable(),
  txHash: txHashSchema.nullable(),
});
export type Round = z.infer<typeof roundSchema>;

/** One group with everything its page shows. */
export const groupDetailSchema = groupSummarySchema.extend({
  members: z.array(memberSchema),
  rounds: z.array(roundSchema),
});
export type GroupDetail = z.infer<typeof groupDetailSchema>;

/** How a round came to be paid: in its own round, ahead, late (after settlement), or set off against the member's own pot. */
export const contributionKindSchema = z.enum(["paid", "ahead", "late", "setOff"]);
export type ContributionKind = z.infer<typeof contributionKindSchema>;

/** One round paid for one member; one chain event. */
export const contributionSchema = z.object({
  id: eventIdSchema,
  groupId: groupIdSchema,
  member: memberAddressSchema,
  payer: memberAddressSchema,
  round: z.number().int(),
  amount: amountSchema,
  kind: contributionKindSchema,
  txHash: txHashSchema,
  ledger: ledgerSequenceSchema,
  at: z.date(),
});
export type Contribution = z.infer<typeof contributionSchema>;

/** Everything that happened in a group, as sentences need it. Newest first in lists. */
export const activitySchema = z.object({
  id: eventIdSchema,
  groupId: groupIdSchema,
  name: z.enum([
    "group_opened",
    "member_joined",
    "member_left",
    "group_started",
    "contributed",
    "member_late",
    "round_settled",
    "payout_held",
    "payout_claimed",
    "group_completed",
  ]),
  member: memberAddressSchema.nullable(),
  payer: memberAddressSchema.nullable(),
  round: z.number().int().nullable(),
  amount: amountSchema.nullable(),
  kind: contributionKindSchema.nullable(),
  held: z.boolean().nullable(),
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
