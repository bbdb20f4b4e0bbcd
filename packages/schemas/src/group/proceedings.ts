import { z } from "zod";
import { amountSchema } from "../amount";
import { hashSchema, memberAddressSchema } from "../ids/ids";
import { motionSchema } from "./motion";

const count = z.number().int().min(0);

/**
 * What is under way in a group beside its rounds: told by events, and only partly by the contract, which answers for
 * one member, key or motion at a time. What has lapsed stays until something takes its place: `at` and the dates say
 * what still holds.
 */
export const proceedingsSchema = z.object({
  /** Fixed order: what the organiser proposed, as seat numbers; null before the first proposal and after the start. */
  proposedOrder: z.array(count).nullable(),
  /**
   * Random order: the secrets revealed so far, and once drawn the seed and the order (seat numbers) that they gave:
   * everything that it takes to recompute the draw. Null in other groups, and before the first secret.
   */
  draw: z
    .object({
      secrets: z.array(z.object({ seat: count, secret: hashSchema })),
      result: z.object({ seed: hashSchema, order: z.array(count) }).nullable(),
    })
    .nullable()
    .default(null),
  /** Invitation links by their public keys; revoked ones are gone. */
  invitations: z.array(z.object({ key: hashSchema, uses: count, expiresAt: z.date() })),
  /** Who may join and has not yet. */
  approved: z.array(memberAddressSchema),
  /** Seats that change hands once the others had time to object. */
  handOvers: z.array(
    z.object({
      member: memberAddressSchema,
      newcomer: memberAddressSchema,
      price: amountSchema,
      readyAt: z.date(),
      at: z.date(),
    }),
  ),
  /** Lost keys whose seats the members moved; the old key may object until then. */
  recoveries: z.array(
    z.object({ member: memberAddressSchema, fresh: memberAddressSchema, readyAt: z.date() }),
  ),
  /** Votes by motion; they lapse 30 days after the first, which was cast at `at`. */
  ballots: z.array(
    z.object({ motion: motionSchema, votes: count, voters: z.array(memberAddressSchema), at: z.date() }),
  ),
  /** Bids of the current round: sealed (null) or revealed. */
  bids: z.array(
    z.object({ round: count, member: memberAddressSchema, discountBps: z.number().int().nullable() }),
  ),
});
export type Proceedings = z.infer<typeof proceedingsSchema>;

export const NO_PROCEEDINGS: Proceedings = {
  proposedOrder: null,
  draw: null,
  invitations: [],
  approved: [],
  handOvers: [],
  recoveries: [],
  ballots: [],
  bids: [],
};
