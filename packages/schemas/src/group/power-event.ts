import { z } from "zod";
import { amountSchema } from "../amount";
import { hashSchema, memberAddressSchema } from "../ids/ids";
import { ofGroup, seat } from "./event-parts";
import { motionSchema } from "./motion";

const member = memberAddressSchema;

/** Why a seat came to another address. */
export const moveReasonSchema = z.enum(["handOver", "recovery"]);
export type MoveReason = z.infer<typeof moveReasonSchema>;

/** What is said when seats change hands, members vote, and the organiser or the deputy act. */
export const powerEvents = [
  z.object({ ...ofGroup, name: z.literal("turns_swapped"), first: member, second: member }),
  z.object({
    ...ofGroup,
    name: z.literal("hand_over_proposed"),
    member,
    newcomer: member,
    price: amountSchema,
    readyAt: z.date(),
  }),
  z.object({ ...ofGroup, name: z.literal("hand_over_vetoed"), member }),
  z.object({
    ...ofGroup,
    name: z.literal("seat_moved"),
    member,
    newcomer: member,
    seat,
    reason: moveReasonSchema,
    price: amountSchema,
  }),
  z.object({
    ...ofGroup,
    name: z.literal("voted"),
    member,
    motion: motionSchema,
    votes: z.number().int().min(1),
  }),
  z.object({
    ...ofGroup,
    name: z.literal("recovery_ready"),
    member,
    fresh: member,
    readyAt: z.date(),
  }),
  z.object({ ...ofGroup, name: z.literal("recovery_vetoed"), member }),
  z.object({ ...ofGroup, name: z.literal("group_paused"), until: z.date(), by: member.nullable() }),
  z.object({ ...ofGroup, name: z.literal("deputy_set"), deputy: member.nullable() }),
  z.object({ ...ofGroup, name: z.literal("organiser_changed"), organiser: member }),
  z.object({ ...ofGroup, name: z.literal("organiser_stayed"), seenAt: z.date() }),
  z.object({ ...ofGroup, name: z.literal("upgraded"), code: hashSchema, version: z.number().int() }),
] as const;
