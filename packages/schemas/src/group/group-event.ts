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
import { contributionKindSchema } from "./group";
import { groupConfigSchema } from "./group-config";

/** Where and when an event happened; the same for every event. */
const envelope = {
  /** stellar-rpc's event id; unique and in chain order. */
  id: eventIdSchema,
  ledger: ledgerSequenceSchema,
  /** Close time of that ledger. */
  at: z.date(),
  txHash: txHashSchema,
};

const ofGroup = { ...envelope, groupId: groupIdSchema };
const round = z.number().int().min(1);
const seat = z.number().int().min(0);
/** Seat numbers in turn order. */
const order = z.array(seat);

/** Events of the factory that the projection follows. */
export const groupCreatedSchema = z.object({
  ...envelope,
  name: z.literal("group_created"),
  factoryId: contractIdSchema,
  groupId: groupIdSchema,
  organiser: memberAddressSchema,
  config: groupConfigSchema,
  organiserJoins: z.boolean(),
  /** Place in the factory's registry, from 0. */
  index: z.number().int().min(0),
});

/** Everything Ajo's contracts say, decoded. Mirrors contracts/{factory,group}/src/events.rs. */
export const groupEventSchema = z.discriminatedUnion("name", [
  groupCreatedSchema,
  z.object({
    ...ofGroup,
    name: z.literal("group_opened"),
    organiser: memberAddressSchema,
    config: groupConfigSchema,
    factoryId: contractIdSchema,
  }),
  z.object({ ...ofGroup, name: z.literal("member_joined"), member: memberAddressSchema, seat }),
  z.object({ ...ofGroup, name: z.literal("member_left"), member: memberAddressSchema, seat }),
  z.object({ ...ofGroup, name: z.literal("group_started"), startedAt: z.date(), order }),
  z.object({
    ...ofGroup,
    name: z.literal("contributed"),
    member: memberAddressSchema,
    round,
    payer: memberAddressSchema,
    amount: amountSchema,
    kind: contributionKindSchema,
    /** Set when arrears went on to the recipient of a settled round. */
    recipient: memberAddressSchema.nullable(),
  }),
  z.object({
    ...ofGroup,
    name: z.literal("member_late"),
    member: memberAddressSchema,
    round,
    amount: amountSchema,
    recipient: memberAddressSchema,
  }),
  z.object({
    ...ofGroup,
    name: z.literal("round_settled"),
    round,
    recipient: memberAddressSchema,
    amount: amountSchema,
    missing: z.number().int().min(0),
    held: z.boolean(),
  }),
  z.object({ ...ofGroup, name: z.literal("payout_held"), member: memberAddressSchema, amount: amountSchema }),
  z.object({
    ...ofGroup,
    name: z.literal("payout_claimed"),
    member: memberAddressSchema,
    amount: amountSchema,
  }),
  z.object({ ...ofGroup, name: z.literal("group_completed") }),
]);
export type GroupEvent = z.infer<typeof groupEventSchema>;
export type GroupEventName = GroupEvent["name"];
export type GroupEventOf<Name extends GroupEventName> = Extract<GroupEvent, { name: Name }>;
