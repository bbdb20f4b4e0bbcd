import { z } from "zod";
import { amountSchema } from "../amount";
import { contractIdSchema, groupIdSchema, ledgerSequenceSchema, memberAddressSchema } from "../ids/ids";
import { groupStatusSchema, vacatedRoundSchema } from "./group";
import { groupConfigSchema } from "./group-config";

const count = z.number().int().min(0);

/** A seat as the contract keeps it. */
export const snapshotMemberSchema = z.object({
  address: memberAddressSchema,
  seat: count,
  turn: count,
  paidRounds: count,
  /** Waits to be claimed: held payouts, dividends, credits, end share. Not the deposit. */
  heldAmount: amountSchema,
  deposit: amountSchema,
  defaulted: z.boolean(),
  exited: z.boolean(),
  standingOrder: z.boolean(),
  hasAccepted: z.boolean(),
  hasRevealed: z.boolean(),
});

/** A group as its contract tells it at one ledger: what a cold read gets and what the projection is checked against. */
export const groupSnapshotSchema = z.object({
  id: groupIdSchema,
  factoryId: contractIdSchema,
  organiser: memberAddressSchema,
  /** The organiser's last sign of life. */
  organiserSeenAt: z.date(),
  deputy: memberAddressSchema.nullable(),
  config: groupConfigSchema,
  status: groupStatusSchema,
  currentRound: count,
  totalRounds: count,
  startedAt: z.date().nullable(),
  drawEndsAt: z.date().nullable(),
  pausedUntil: z.date().nullable(),
  escrow: amountSchema,
  reserve: amountSchema,
  members: z.array(snapshotMemberSchema),
  /** Members short at settlement, for each settled round in order. */
  missing: z.array(count),
  /**
   * Paid out (or held) at settlement, for each settled round in order. Less than the contributions that came in
   * when the recipient had arrears: those went on to the members they were owed to.
   */
  payouts: z.array(amountSchema),
  /** What late payments still owe the recipient, for each settled round in order. */
  shorts: z.array(amountSchema),
  vacated: z.array(vacatedRoundSchema),
  asOfLedger: ledgerSequenceSchema,
  asOf: z.date(),
});
export type GroupSnapshot = z.infer<typeof groupSnapshotSchema>;
export type SnapshotMember = GroupSnapshot["members"][number];
