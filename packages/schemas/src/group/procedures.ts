import { z } from "zod";
import { amountSchema } from "../amount";
import {
  contractIdSchema,
  eventIdSchema,
  groupIdSchema,
  memberAddressSchema,
  walletAddressSchema,
} from "../ids/ids";
import {
  activitySchema,
  answerSchema,
  contributionSchema,
  groupDetailSchema,
  groupStatusSchema,
  groupSummarySchema,
  memberSchema,
} from "./group";
import { groupConfigSchema } from "./group-config";
import { GROUP_LIMITS } from "./group-limits";

/** An opaque place in a list; what `nextCursor` gave. */
export const cursorSchema = z.string().min(1).max(200);
const limit = (fallback: number, most: number) => z.number().int().min(1).max(most).default(fallback);
const page = <T extends z.ZodType>(item: T) =>
  answerSchema(z.object({ items: z.array(item), nextCursor: z.string().nullable() }));

const filterSeconds = z.number().int().min(0).max(GROUP_LIMITS.frequencyMaxSeconds);
/** PostgreSQL's text has no NUL. */
const searchSchema = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .refine((text) => !text.includes("\u0000"), { error: "not a text" });

export const groupListInput = z.object({
  cursor: cursorSchema.optional(),
  limit: limit(20, 100),
  status: groupStatusSchema.optional(),
  /** Groups that save in this token. */
  token: contractIdSchema.optional(),
  /** What each member pays each round, in the token's smallest unit: only together with `token` is it a sum of money. */
  minContribution: amountSchema.optional(),
  maxContribution: amountSchema.optional(),
  /** How long a round is. */
  minFrequencySeconds: filterSeconds.optional(),
  maxFrequencySeconds: filterSeconds.optional(),
  /** Groups that can be joined now. */
  withOpenSeats: z.boolean().optional(),
  /** Words of the name, or parts of them, in any order and any case. */
  search: searchSchema.optional(),
});
export type GroupListInput = z.output<typeof groupListInput>;
export const groupListOutput = page(groupSummarySchema);

export const groupByIdInput = z.object({ groupId: groupIdSchema });
export const groupByIdOutput = answerSchema(groupDetailSchema);

export const groupMembersInput = groupByIdInput;
export const groupMembersOutput = answerSchema(z.array(memberSchema));

export const groupContributionsInput = z.object({
  groupId: groupIdSchema,
  cursor: cursorSchema.optional(),
  limit: limit(50, 200),
});
/** Newest first. */
export const groupContributionsOutput = page(contributionSchema);

export const groupActivityInput = groupContributionsInput;
/** Newest first. */
export const groupActivityOutput = page(activitySchema);

/** The groups in which an address holds a seat, each with everything "what do I owe" needs. */
export const memberGroupsInput = z.object({ address: memberAddressSchema });
export const memberGroupsOutput = answerSchema(
  z.array(
    z.object({
      group: groupSummarySchema,
      member: memberSchema,
      /** this member's own turn */ payoutRound: z.number().int(),
    }),
  ),
);

/** `source`: the account that signs and pays the fee. */
const source = { source: walletAddressSchema };
export const prepareCreateInput = z.object({
  ...source,
  config: groupConfigSchema,
  organiserJoins: z.boolean().default(true),
  /** 64 hex digits chosen once per draft: the same salt can never make two groups. */
  salt: z.string().regex(/^[0-9a-f]{64}$/),
});
export const prepareJoinInput = z.object({ ...source, groupId: groupIdSchema });
export const prepareLeaveInput = prepareJoinInput;
export const prepareStartInput = prepareJoinInput;
export const prepareContributeInput = z.object({
  ...source,
  groupId: groupIdSchema,
  /** Whose round is paid; the source itself by default. */
  member: memberAddressSchema.optional(),
  /** The member's next unpaid round as the page shows it; another value is refused with WrongRound. */
  round: z.number().int().min(1).max(50),
  rounds: z.number().int().min(1).max(50).default(1),
});
export const prepareSettleInput = prepareJoinInput;
export const prepareClaimInput = z.object({
  ...source,
  groupId: groupIdSchema,
  member: memberAddressSchema.optional(),
});

export const groupChangesInput = z.object({ groupId: groupIdSchema, lastEventId: z.string().optional() });
/** One change of a group, as the subscription pushes it; what to refetch follows from the name. */
export const groupChangeSchema = z.object({
  eventId: eventIdSchema,
  groupId: groupIdSchema,
  name: z.string(),
  /** Whom it concerns, when it concerns one member; absent where only the group's own history was asked. */
  member: memberAddressSchema.nullish(),
  ledger: z.number().int(),
  at: z.date(),
});
/**
 * The name of a change that stands for many: more happened than is told one by one, or longer ago than is remembered.
 * Whoever hears it reads everything anew.
 */
export const CHANGES_SKIPPED = "changes_skipped";
/** Every change of every group in which an address has a seat. */
export const memberChangesInput = z.object({
  address: memberAddressSchema,
  lastEventId: z.string().optional(),
});
export type GroupChange = z.infer<typeof groupChangeSchema>;
