import { NO_PROCEEDINGS, proceedingsSchema, type Proceedings } from "@ajo/schemas";
import { z } from "zod";

// As JSON: dates in ISO 8601, amounts as digits, since JSON numbers round.
const { handOvers, invitations, recoveries, ballots } = proceedingsSchema.shape;
const date = z.coerce.date();
const storedSchema = proceedingsSchema
  .extend({
    invitations: z.array(invitations.element.extend({ expiresAt: date })),
    handOvers: z.array(handOvers.element.extend({ price: z.coerce.bigint(), readyAt: date, at: date })),
    recoveries: z.array(recoveries.element.extend({ readyAt: date })),
    ballots: z.array(ballots.element.extend({ at: date })),
  })
  .partial();

export function writeProceedings({ handOvers: moves, ...rest }: Proceedings): object {
  return { ...rest, handOvers: moves.map((move) => ({ ...move, price: move.price.toString() })) };
}

/** What `writeProceedings` wrote, as the database gives it back. */
export const readProceedings = (stored: unknown): Proceedings => ({
  ...NO_PROCEEDINGS,
  ...storedSchema.parse(stored),
});
