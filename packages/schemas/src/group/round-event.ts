import { z } from "zod";
import { amountSchema } from "../amount";
import { memberAddressSchema } from "../ids/ids";
import { bpsSchema, ofGroup, round, seats } from "./event-parts";
import { contributionKindSchema } from "./group";

const member = memberAddressSchema;
const amount = amountSchema;

/**
 * The reserve at the end. It first makes up what the own rounds of `sharers` are short of above `gap` (null: nothing),
 * added to their deposits; of the rest each gets `share`, and the last of them, or else the last in line, `dust`.
 */
const shared = { gap: amount.nullable(), share: amount, dust: amount, sharers: seats };

/** What is said while rounds are paid and settled. */
export const roundEvents = [
  z.object({
    ...ofGroup,
    name: z.literal("contributed"),
    member,
    round,
    payer: member,
    /** Without the fee. */
    amount,
    /** Reserve fee and, for a settled round, late fee: to the reserve. */
    fee: amount,
    kind: contributionKindSchema,
    /** Set when arrears went on to the recipient of a settled round. */
    recipient: member.nullable(),
    /** How much of it: what the reserve had helped out with goes back to the reserve. Null unless forwarded. */
    forwarded: amount.nullable(),
  }),
  z.object({ ...ofGroup, name: z.literal("member_late"), member, round, amount, recipient: member }),
  z.object({
    ...ofGroup,
    name: z.literal("round_settled"),
    round,
    recipient: member,
    /** Paid out, or held. */
    amount,
    missing: z.number().int().min(0),
    held: z.boolean(),
    /** What the reserve gave to the pot. */
    help: amount,
    /** What was kept back as the recipient's deposit. */
    kept: amount,
    /** What the recipient of an auction left to all. */
    discount: amount,
    /** What late payments still owe the recipient. */
    short: amount,
    /** What the reserve holds now. */
    reserve: amount,
  }),
  /** `payer` is null when it came out of a payout or out of what a standing order delivered. */
  z.object({ ...ofGroup, name: z.literal("deposit_added"), member, payer: member.nullable(), amount }),
  /** Said instead of `member_late` when too many rounds are unpaid. */
  z.object({
    ...ofGroup,
    name: z.literal("member_defaulted"),
    member,
    round,
    /** After their turn everything falls due; before it the turn is at stake. */
    received: z.boolean(),
    /** The deposit that went to the reserve. */
    forfeited: amount,
  }),
  z.object({ ...ofGroup, name: z.literal("member_cured"), member }),
  z.object({ ...ofGroup, name: z.literal("standing_order_set"), member, on: z.boolean() }),
  z.object({
    ...ofGroup,
    name: z.literal("turn_vacated"),
    member,
    /** The turn that is nobody's any more. */
    round,
    /** Rounds the leaver had paid: only the members of so many first turns owe the vacated round. */
    paid: z.number().int().min(0),
    /** Contributions that the member itself gets back: paid ahead, after `paid`. */
    returned: z.number().int().min(0),
    /** Other seats that had paid this round and get that contribution back. */
    credited: seats,
    /** True when the member left, false when a defaulter lost the turn. */
    byChoice: z.boolean(),
  }),
  z.object({ ...ofGroup, name: z.literal("payout_held"), member, amount }),
  /** `fromDeposit`: how much of it was deposit. */
  z.object({ ...ofGroup, name: z.literal("payout_claimed"), member, amount, fromDeposit: amount }),
  z.object({ ...ofGroup, name: z.literal("group_completed"), ...shared }),
  z.object({ ...ofGroup, name: z.literal("group_cancelled"), ...shared }),
  z.object({ ...ofGroup, name: z.literal("bid_sealed"), member, round }),
  z.object({ ...ofGroup, name: z.literal("bid_revealed"), member, round, discountBps: bpsSchema }),
  z.object({
    ...ofGroup,
    name: z.literal("auction_won"),
    member,
    round,
    discountBps: bpsSchema,
    /** The payout order from now on. */
    order: seats,
  }),
] as const;
