import { z } from "zod";
import { groupIdSchema, walletAddressSchema } from "../ids/ids";
import { momentSchema } from "../moment";

/** A member's word to pay a round by a date: for the organiser's eyes, and off the chain. */
export const promiseSchema = z.object({
  groupId: groupIdSchema,
  address: walletAddressSchema,
  round: z.number().int(),
  payBy: z.date(),
});
export type PaymentPromise = z.infer<typeof promiseSchema>;

/** The longest that can be promised, by the network's clock. */
export const LONGEST_PROMISE_SECONDS = 60 * 86_400;

export const promisesInput = z.object({ groupId: groupIdSchema });
export const promisesOutput = z.array(promiseSchema);
export const makePromiseInput = z.object({ groupId: groupIdSchema, payBy: momentSchema });

export const nudgeInput = z.object({ groupId: groupIdSchema, member: walletAddressSchema });
/** `notNow`: reminded today already, or a promise holds, or the sender has sent enough for a day. Which, is nobody's business. */
export const nudgeOutput = z.object({ outcome: z.enum(["sent", "notNow"]) });
