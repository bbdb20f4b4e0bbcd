import { z } from "zod";
import { amountSchema } from "../amount";
import { contractIdSchema, groupIdSchema, hashSchema, memberAddressSchema } from "../ids/ids";
import { envelope, ofGroup, seat, seats } from "./event-parts";
import { groupConfigSchema } from "./group-config";

const member = memberAddressSchema;

/** Events of the factory that the projection follows. */
export const groupCreatedSchema = z.object({
  ...envelope,
  name: z.literal("group_created"),
  factoryId: contractIdSchema,
  groupId: groupIdSchema,
  organiser: member,
  config: groupConfigSchema,
  organiserJoins: z.boolean(),
  /** Place in the factory's registry, from 0. */
  index: z.number().int().min(0),
});

/** What is said until the first round begins. */
export const formingEvents = [
  groupCreatedSchema,
  z.object({
    ...ofGroup,
    name: z.literal("group_opened"),
    organiser: member,
    config: groupConfigSchema,
    factoryId: contractIdSchema,
  }),
  z.object({
    ...ofGroup,
    name: z.literal("member_joined"),
    member,
    seat,
    /** Paid in with the joining. */
    deposit: amountSchema,
    /** The rulebook that the member signed. */
    rulebook: hashSchema,
    /** To a secret that helps to draw the order. */
    commitment: hashSchema.nullable(),
  }),
  /** `refund`: the deposit, paid back or held. */
  z.object({ ...ofGroup, name: z.literal("member_left"), member, seat, refund: amountSchema }),
  z.object({
    ...ofGroup,
    name: z.literal("invited"),
    key: hashSchema,
    uses: z.number().int(),
    expiresAt: z.date(),
  }),
  z.object({ ...ofGroup, name: z.literal("invitation_revoked"), key: hashSchema }),
  z.object({ ...ofGroup, name: z.literal("member_approved"), member }),
  z.object({ ...ofGroup, name: z.literal("member_disapproved"), member }),
  z.object({ ...ofGroup, name: z.literal("order_set"), order: seats }),
  z.object({ ...ofGroup, name: z.literal("order_accepted"), member, order: seats }),
  z.object({ ...ofGroup, name: z.literal("draw_opened"), endsAt: z.date() }),
  z.object({ ...ofGroup, name: z.literal("secret_revealed"), member, secret: hashSchema }),
  z.object({ ...ofGroup, name: z.literal("order_drawn"), seed: hashSchema, order: seats }),
  z.object({ ...ofGroup, name: z.literal("group_started"), startedAt: z.date(), order: seats }),
] as const;
