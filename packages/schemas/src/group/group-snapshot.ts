import { z } from "zod";
import { amountSchema } from "../amount";
import { contractIdSchema, groupIdSchema, ledgerSequenceSchema, memberAddressSchema } from "../ids/ids";
import { groupStatusSchema } from "./group";
import { groupConfigSchema } from "./group-config";

/** A group as its contract tells it at one ledger: what a cold read gets and what the projection is checked against. */
export const groupSnapshotSchema = z.object({
  id: groupIdSchema,
  factoryId: contractIdSchema,
  organiser: memberAddressSchema,
  config: groupConfigSchema,
  status: groupStatusSchema,
  currentRound: z.number().int(),
  totalRounds: z.number().int(),
  startedAt: z.date().nullable(),
  escrow: amountSchema,
  members: z.array(
    z.object({
      address: memberAddressSchema,
      seat: z.number().int(),
      turn: z.number().int(),
      paidRounds: z.number().int(),
      heldAmount: amountSchema,
    }),
  ),
  /** Members short at settlement, for each settled round in order. */
  missing: z.array(z.number().int()),
  /**
   * Paid out (or held) at settlement, for each settled round in order. Less than the contributions that came in
   * when the recipient had arrears: those went on to the members they were owed to.
   */
  payouts: z.array(amountSchema),
  asOfLedger: ledgerSequenceSchema,
  asOf: z.date(),
});
export type GroupSnapshot = z.infer<typeof groupSnapshotSchema>;
