import { z } from "zod";
import { ledgerSequenceSchema } from "../ids/ids";

/** Where an answer came from on the cache-first path. */
export const answerSourceSchema = z.enum(["memory", "database", "chain"]);
export type AnswerSource = z.infer<typeof answerSourceSchema>;

/**
 * How fresh an answer is. `asOfLedger`: every change up to and including this ledger is in it. `asOf`: that
 * ledger's close time. `stale`: the chain or the database could not be asked and an older answer was given.
 */
export const freshnessSchema = z.object({
  asOfLedger: ledgerSequenceSchema,
  asOf: z.date(),
  source: answerSourceSchema,
  stale: z.boolean(),
});
export type Freshness = z.infer<typeof freshnessSchema>;
