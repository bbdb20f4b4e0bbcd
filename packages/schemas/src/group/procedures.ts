import { z } from "zod";
import { positiveAmountSchema, amountSchema } from "../amount";
import {
  contractIdSchema,
  eventIdSchema,
  groupIdSchema,
  hashSchema,
  ledgerSequenceSchema,
  memberAddressSchema,
  walletAddressSchema,
} from "../ids/ids";
import { momentSchema } from "../moment";
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
import { motionSchema } from "./motion";

const base64Schema = (most: number) =>
  z
    .string()
    .min(4)
    .max(most)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: "not base64" });

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
  /**
   * Words of the name, or parts of them, in any order and any case, with or without the marks of their letters; what has
   * fewer than three letters begins a word. A page of what has neither letters nor digits may be empty and not the last.
   */
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
      /** this member's own turn; in an auction it may still move (`isDecidedByBids`) */ payoutRound: z
        .number()
        .int(),
      /** how many owe that round: its pot is that many contributions */ payoutPayers: z.number().int(),
      /** the turn that the proposed order gives this member, where it waits for their acceptance */ turnToAccept:
        z.number().int().nullable(),
      /** the organiser's last sign of life, as in `groupDetailSchema` */ organiserSeenAt: z.date(),
    }),
  ),
);

/**
 * The groups that an address organises, or stands in for as deputy (`group.organiser` and `group.deputy` tell which),
 * without holding a seat in them. Those that are over are left out.
 */
export const memberLeadsOutput = answerSchema(
  z.array(
    z.object({
      group: groupSummarySchema,
      /** the organiser's last sign of life, as in `groupDetailSchema` */ organiserSeenAt: z.date(),
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
  salt: hashSchema,
  /** The organiser's own commitment when the organiser joins a randomly ordered group. */
  commitment: hashSchema.nullable().default(null),
});
const ofGroup = z.object({ ...source, groupId: groupIdSchema });
/** An invitation link's public key, and its signature of `invitationMessage(groupId, member)`, in hex. */
export const invitationSchema = z.object({
  key: hashSchema,
  signature: z.string().regex(/^[0-9a-f]{128}$/, { error: "not 128 hex digits" }),
});
export type Invitation = z.infer<typeof invitationSchema>;
export const prepareJoinInput = ofGroup.extend({
  /** The rulebook that the member has read and signs by joining; the group's own unless told. */
  rulebook: hashSchema.optional(),
  /** Random order only: `orderCommitment(secret, member)`; the member keeps the secret for the draw. */
  commitment: hashSchema.nullable().default(null),
  invitation: invitationSchema.nullable().default(null),
});
export const prepareLeaveInput = ofGroup;
export const prepareStartInput = ofGroup;
export const prepareContributeInput = z.object({
  ...source,
  groupId: groupIdSchema,
  /** Whose round is paid; the source itself by default. */
  member: memberAddressSchema.optional(),
  /** The member's next unpaid round as the page shows it; another value is refused with WrongRound. */
  round: z.number().int().min(1).max(50),
  rounds: z.number().int().min(1).max(50).default(1),
});
export const prepareSettleInput = ofGroup;
export const prepareClaimInput = z.object({
  ...source,
  groupId: groupIdSchema,
  member: memberAddressSchema.optional(),
});

const ofMember = ofGroup.extend({ member: memberAddressSchema });
const ofRound = ofGroup.extend({ round: z.number().int().min(1).max(GROUP_LIMITS.membersMax) });
const order = z
  .array(
    z
      .number()
      .int()
      .min(0)
      .max(GROUP_LIMITS.membersMax - 1),
  )
  .max(GROUP_LIMITS.membersMax);

// Forming: by the organiser (or the deputy), except where a member is the source.
export const prepareInviteInput = ofGroup.extend({
  /** The public half of the key that the link carries. */
  key: hashSchema,
  uses: z.number().int().min(1).max(GROUP_LIMITS.invitationUsesMax),
  expiresAt: momentSchema,
});
export const prepareRevokeInput = ofGroup.extend({ key: hashSchema });
export const prepareApproveInput = ofMember.extend({ approved: z.boolean().default(true) });
/** Seat numbers in payout order. */
export const prepareSetOrderInput = ofGroup.extend({ order });
/** The order as the member saw it: another one is refused. */
export const prepareAcceptOrderInput = ofGroup.extend({ order });
export const prepareRevealInput = ofGroup.extend({
  /** Anybody may submit it: the commitment proves it. */
  member: memberAddressSchema.optional(),
  secret: hashSchema,
});
export const prepareDrawInput = ofGroup;

/** What a group may draw from an account. */
export const allowanceInput = z.object({ groupId: groupIdSchema, owner: memberAddressSchema });
export const allowanceSchema = z.object({
  amount: amountSchema,
  /** About when it ends; null when there is none, or when the token does not tell. */
  expiresAt: z.date().nullable(),
  /** All of it is at least as new. */
  asOfLedger: ledgerSequenceSchema,
});
export type Allowance = z.infer<typeof allowanceSchema>;

/** The code that a group runs, and the code that the factory gives to new groups: what a motion to upgrade names. */
export const groupCodeInput = groupByIdInput;
export const groupCodeSchema = z.object({ own: hashSchema, offered: hashSchema });
export const groupCodeOutput = answerSchema(groupCodeSchema);
export type GroupCode = z.infer<typeof groupCodeSchema>;

// Active: by the member.
export const prepareStandingOrderInput = ofGroup.extend({ on: z.boolean() });
/**
 * The token allowance that a standing order draws on: `amount` in all, until `expiresAt` (the network keeps an
 * allowance at most about 180 days). Zero takes it back.
 */
export const prepareAllowanceInput = ofGroup.extend({ amount: amountSchema, expiresAt: momentSchema });
export const prepareDepositInput = ofGroup.extend({
  member: memberAddressSchema.optional(),
  amount: positiveAmountSchema,
});
export const prepareExitInput = ofGroup;

/**
 * One person's part of a call that needs two signatures: what `prepareAuthorisation` gave, and the ed25519 signature
 * of its `preimage`. It is handed over (in a link) to the other, who sends the transaction. Good for that call only,
 * once, until it expires.
 */
export const authorisationSchema = z.object({
  entry: base64Schema(20_000),
  signature: z.string().regex(/^[0-9a-f]{128}$/, { error: "not 128 hex digits" }),
  validUntil: ledgerSequenceSchema,
});
export type Authorisation = z.infer<typeof authorisationSchema>;
export const prepareSwapInput = ofGroup.extend({
  /** With whom the source exchanges turns. */
  other: memberAddressSchema,
  authorisation: authorisationSchema,
});
export const prepareHandOverInput = ofGroup.extend({
  /** Who gives the seat away; `source` is the newcomer when `authorisation` is the member's, and the other way round. */
  member: memberAddressSchema,
  newcomer: memberAddressSchema,
  /** What the newcomer pays the member when it is completed. */
  price: amountSchema,
  authorisation: authorisationSchema,
});
/** By the newcomer, after the veto window. */
export const prepareCompleteHandOverInput = ofMember;
/** What the other one is to sign, for calls that need two. */
export const prepareAuthorisationInput = z.discriminatedUnion("kind", [
  ofGroup.extend({ kind: z.literal("swap"), other: memberAddressSchema }),
  ofGroup.extend({
    kind: z.literal("handOver"),
    member: memberAddressSchema,
    newcomer: memberAddressSchema,
    price: amountSchema,
  }),
]);

/** What to sign: `preimage` is a HashIdPreimage in base64 XDR, as wallets' signAuthEntry takes it. */
export const prepareAuthorisationOutput = z.object({
  entry: base64Schema(20_000),
  preimage: base64Schema(20_000),
  /** SHA-256 of the preimage: what the key signs. */
  hash: hashSchema,
  /** The last ledger in which the signature is good, and about when that will be. */
  validUntil: ledgerSequenceSchema,
  expiresAt: z.date(),
});
export type PreparedAuthorisation = z.infer<typeof prepareAuthorisationOutput>;

// Auction.
/** `sealed`: `sealBid(discountBps, salt, member)`. */
export const prepareBidInput = ofRound.extend({ sealed: hashSchema });
export const prepareRevealBidInput = ofRound.extend({
  member: memberAddressSchema.optional(),
  discountBps: z.number().int().min(0).max(GROUP_LIMITS.discountMaxBps),
  salt: hashSchema,
});

// Powers.
export const prepareVoteInput = ofGroup.extend({ motion: motionSchema });
export const preparePauseInput = ofGroup;
export const prepareCancelInput = ofGroup;
export const prepareSetDeputyInput = ofGroup.extend({ deputy: memberAddressSchema.nullable() });
/** By the deputy, when the organiser has been silent for 30 days. */
export const prepareSucceedInput = ofGroup;
/** The organiser's sign of life. */
export const prepareStayInput = ofGroup;
/** `member`: the lost key's address. Signed by the fresh key. */
export const prepareCompleteRecoveryInput = ofMember;
/** By the key that is said to be lost. */
export const prepareVetoRecoveryInput = ofGroup;

/** Every call of a group: the name of its `prepareX` and what that takes. */
export const groupCallInputs = {
  prepareJoin: prepareJoinInput,
  prepareLeave: prepareLeaveInput,
  prepareStart: prepareStartInput,
  prepareContribute: prepareContributeInput,
  prepareSettle: prepareSettleInput,
  prepareClaim: prepareClaimInput,
  prepareInvite: prepareInviteInput,
  prepareRevoke: prepareRevokeInput,
  prepareApprove: prepareApproveInput,
  prepareSetOrder: prepareSetOrderInput,
  prepareAcceptOrder: prepareAcceptOrderInput,
  prepareReveal: prepareRevealInput,
  prepareDraw: prepareDrawInput,
  prepareStandingOrder: prepareStandingOrderInput,
  prepareAllowance: prepareAllowanceInput,
  prepareDeposit: prepareDepositInput,
  prepareExit: prepareExitInput,
  prepareSwap: prepareSwapInput,
  prepareHandOver: prepareHandOverInput,
  prepareCompleteHandOver: prepareCompleteHandOverInput,
  prepareBid: prepareBidInput,
  prepareRevealBid: prepareRevealBidInput,
  prepareVote: prepareVoteInput,
  preparePause: preparePauseInput,
  prepareCancel: prepareCancelInput,
  prepareSetDeputy: prepareSetDeputyInput,
  prepareSucceed: prepareSucceedInput,
  prepareStay: prepareStayInput,
  prepareCompleteRecovery: prepareCompleteRecoveryInput,
  prepareVetoRecovery: prepareVetoRecoveryInput,
};
export type GroupCall = keyof typeof groupCallInputs;

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
 * The name of a change that stands for many: more happened than is told one by one, or longer ago than is remembered; or
 * what was told before was wrong and has been mended.
 * Whoever hears it reads everything anew.
 */
export const CHANGES_SKIPPED = "changes_skipped";
/** Every change of every group in which an address has a seat. */
export const memberChangesInput = z.object({
  address: memberAddressSchema,
  lastEventId: z.string().optional(),
});
export type GroupChange = z.infer<typeof groupChangeSchema>;
