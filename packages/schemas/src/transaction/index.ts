import { z } from "zod";
import { amountSchema } from "../amount";
import { ajoErrorSchema } from "../errors";
import {
  contractIdSchema,
  groupIdSchema,
  ledgerSequenceSchema,
  memberAddressSchema,
  txHashSchema,
  walletAddressSchema,
} from "../ids/ids";
import { tokenSchema } from "../group/group";

/** A transaction envelope in base64; bounded, so that nothing larger than the network accepts is parsed. */
export const envelopeXdrSchema = z
  .string()
  .min(4)
  .max(180_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: "not base64" });

/** Calls of a group that need no more words than what they are. */
export const PLAIN_KINDS = [
  "leave",
  "invite",
  "revoke",
  "approve",
  "disapprove",
  "setOrder",
  "acceptOrder",
  "reveal",
  "draw",
  "exit",
  "bid",
  "revealBid",
  "vote",
  "pause",
  "cancel",
  "setDeputy",
  "succeed",
  "stay",
  "completeRecovery",
  "vetoRecovery",
] as const;
export type PlainKind = (typeof PLAIN_KINDS)[number];

/** What a transaction will do, said before the wallet opens. Amounts in the token's smallest unit. */
export const transactionSummarySchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("create"),
    groupId: groupIdSchema,
    name: z.string(),
    /** The organiser's own, paid in with the creation; it comes back. */
    deposit: amountSchema.default(0n),
    /** What the group saves in; null in what was stored before it was told. */
    token: tokenSchema.nullable().default(null),
  }),
  z.object({ kind: z.enum(PLAIN_KINDS), groupId: groupIdSchema, name: z.string() }),
  z.object({
    kind: z.literal("join"),
    groupId: groupIdSchema,
    name: z.string(),
    startsGroup: z.boolean(),
    /** Paid in with the joining; it comes back. */
    deposit: amountSchema,
    token: tokenSchema,
  }),
  z.object({
    kind: z.literal("deposit"),
    groupId: groupIdSchema,
    name: z.string(),
    member: memberAddressSchema,
    amount: amountSchema,
    token: tokenSchema,
  }),
  z.object({ kind: z.literal("standingOrder"), groupId: groupIdSchema, name: z.string(), on: z.boolean() }),
  z.object({
    kind: z.literal("allowance"),
    groupId: groupIdSchema,
    name: z.string(),
    amount: amountSchema,
    token: tokenSchema,
    expiresAt: z.date(),
  }),
  z.object({ kind: z.literal("swap"), groupId: groupIdSchema, name: z.string(), other: memberAddressSchema }),
  z.object({
    kind: z.literal("handOver"),
    groupId: groupIdSchema,
    name: z.string(),
    member: memberAddressSchema,
    newcomer: memberAddressSchema,
    /** What the newcomer will pay the member. */
    price: amountSchema,
    token: tokenSchema,
  }),
  z.object({
    kind: z.literal("completeHandOver"),
    groupId: groupIdSchema,
    name: z.string(),
    member: memberAddressSchema,
    newcomer: memberAddressSchema,
    /** What the newcomer pays the member, and what the deposit of that turn still lacks. */
    price: amountSchema,
    deposit: amountSchema,
    token: tokenSchema,
  }),
  z.object({
    kind: z.literal("start"),
    groupId: groupIdSchema,
    name: z.string(),
    members: z.number().int(),
    /** The turns are drawn first: it opens the draw, and the draw starts the group. */
    draws: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal("contribute"),
    groupId: groupIdSchema,
    name: z.string(),
    member: memberAddressSchema,
    round: z.number().int(),
    rounds: z.number().int(),
    amount: amountSchema,
    token: tokenSchema,
  }),
  z.object({
    kind: z.literal("settle"),
    groupId: groupIdSchema,
    name: z.string(),
    round: z.number().int(),
    recipient: memberAddressSchema,
    token: tokenSchema,
    /** False when there is more to draw from standing orders and deposits first: to be called again. */
    closes: z.boolean(),
  }),
  z.object({
    kind: z.literal("trustline"),
    /** The token the account becomes able to hold. */ token: tokenSchema,
  }),
  z.object({
    kind: z.literal("claim"),
    groupId: groupIdSchema,
    name: z.string(),
    member: memberAddressSchema,
    amount: amountSchema,
    token: tokenSchema,
  }),
]);
export type TransactionSummary = z.infer<typeof transactionSummarySchema>;
export type TransactionKind = TransactionSummary["kind"];

/** An unsigned transaction, simulated and ready for a wallet. */
export const preparedTransactionSchema = z.object({
  xdr: envelopeXdrSchema,
  /** The hash it will have: signing does not change it. */
  hash: txHashSchema,
  networkPassphrase: z.string(),
  source: walletAddressSchema,
  /** Most it can cost, in stroops of the network's native coin. The unused part of the resource fee comes back. */
  maxFee: amountSchema,
  /** After this moment of the network's time the transaction can never be applied. */
  expiresAt: z.date(),
  summary: transactionSummarySchema,
});
export type PreparedTransaction = z.infer<typeof preparedTransactionSchema>;

/** What was confirmed, to be kept by the person who signed. */
export const receiptSchema = z.object({
  hash: txHashSchema,
  ledger: ledgerSequenceSchema,
  at: z.date(),
  feeCharged: amountSchema,
  /** The new group, when the transaction created one. */
  createdGroupId: groupIdSchema.nullable(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/**
 * Where a sent transaction stands. `unknown`: nothing is certain yet, and the same envelope may be sent again
 * safely. `expired`: it is not on the chain and never can be. `failed`: the chain refused it, with the reason.
 */
export const transactionOutcomeSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("confirmed"), receipt: receiptSchema }),
  z.object({ status: z.literal("unknown"), hash: txHashSchema }),
  z.object({ status: z.literal("expired"), hash: txHashSchema }),
  z.object({ status: z.literal("failed"), hash: txHashSchema, error: ajoErrorSchema }),
]);
export type TransactionOutcome = z.infer<typeof transactionOutcomeSchema>;

/** A newcomer's first step: a trustline for one of the listed tokens, so that payouts can arrive. */
export const prepareTrustlineInput = z.object({ source: walletAddressSchema, token: contractIdSchema });

export const submitInput = z.object({ xdr: envelopeXdrSchema });
/** `expiresAt` comes from the prepared transaction: it lets an absent transaction be called expired. */
export const transactionStatusInput = z.object({ hash: txHashSchema, expiresAt: z.date().optional() });

/**
 * How far a transaction has come, as the server remembers it. `prepared`: not signed, as far as the server knows.
 * `signed`: the envelope is here and may have been sent; the server follows it to its end. The others are ends.
 */
export const intentStateSchema = z.enum(["prepared", "signed", "confirmed", "failed", "expired"]);
export type IntentState = z.infer<typeof intentStateSchema>;

/** One transaction of a member, from its preparation to its receipt. */
export const transactionIntentSchema = z.object({
  hash: txHashSchema,
  source: walletAddressSchema,
  /** Null when it was not prepared here. */
  summary: transactionSummarySchema.nullable(),
  state: intentStateSchema,
  /** By the network's clock; null when it is valid for ever. */
  expiresAt: z.date().nullable(),
  createdAt: z.date(),
  /** The operator paid its fee. */
  sponsored: z.boolean(),
  /** Unknown until there is an end. */
  outcome: transactionOutcomeSchema,
});
export type TransactionIntent = z.infer<typeof transactionIntentSchema>;

/** The signed-in account's transactions, newest first: those that are under way, or with their ends as well. */
export const myTransactionsInput = z.object({
  open: z.boolean().default(true),
  limit: z.number().int().min(1).max(100).default(20),
});
export const myTransactionsOutput = z.array(transactionIntentSchema);
