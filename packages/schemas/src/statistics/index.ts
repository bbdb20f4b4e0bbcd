import { z } from "zod";
import { groupByIdInput, memberGroupsInput, answerSchema, tokenSchema } from "../group";

/** A late mark counts for a year, and is then nobody's business any more. */
export const LATE_MARK_SECONDS = 365 * 86_400;

const count = z.number().int().min(0);
/** A sum of amounts, which may be larger than any single amount. */
const sum = z.bigint().min(0n);

export const groupStatisticsInput = groupByIdInput;

/** What a group's history comes to, in the token's smallest unit. */
export const groupStatisticsSchema = z.object({
  roundsSettled: count,
  /** Contributions that were there when their round was settled; that came after; that were drawn from a deposit. */
  paidOnTime: count,
  paidLate: count,
  paidFromDeposit: count,
  /** How often a round was settled without somebody's contribution, and how often that was declared a default. */
  lateMarks: count,
  defaults: count,
  /** Contributions with their fees, and what recipients were given of them. */
  paidIn: sum,
  paidOut: sum,
  /** False when the network had forgotten the beginning before it was read: there was more. */
  isComplete: z.boolean(),
});
export type GroupStatistics = z.infer<typeof groupStatisticsSchema>;
export const groupStatisticsOutput = answerSchema(groupStatisticsSchema);

export const memberStatisticsInput = memberGroupsInput;

/** What an address paid and received in all groups that save in one token. */
export const tokenTotalsSchema = z.object({ token: tokenSchema, paidIn: sum, received: sum });

/** What anybody may see of a member: how reliable, not how rich. */
export const publicMemberStatisticsSchema = z.object({
  /** Groups with a seat, and those of them that have come to their end. */
  groups: count,
  completedGroups: count,
  paidOnTime: count,
  /** Within the last `LATE_MARK_SECONDS` of the network's time. */
  lateMarks: count,
});

/** What members see of themselves, too. */
export const ownMemberStatisticsSchema = z.object({
  paidLate: count,
  paidFromDeposit: count,
  potsReceived: count,
  totals: z.array(tokenTotalsSchema),
});

export const memberStatisticsSchema = publicMemberStatisticsSchema.extend({
  /** Null unless the address is the caller's own. */
  own: ownMemberStatisticsSchema.nullable(),
});
export type MemberStatistics = z.infer<typeof memberStatisticsSchema>;
export const memberStatisticsOutput = answerSchema(memberStatisticsSchema);
