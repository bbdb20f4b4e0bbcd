import { z } from "zod";
import { eventIdSchema, groupIdSchema, ledgerSequenceSchema, txHashSchema } from "../ids/ids";

/** Where and when an event happened; the same for every event. */
export const envelope = {
  /** stellar-rpc's event id; unique and in chain order. */
  id: eventIdSchema,
  ledger: ledgerSequenceSchema,
  /** Close time of that ledger. */
  at: z.date(),
  txHash: txHashSchema,
};

export const ofGroup = { ...envelope, groupId: groupIdSchema };
export const round = z.number().int().min(1);
export const seat = z.number().int().min(0);
/** Seat numbers; in turn order unless told otherwise. */
export const seats = z.array(seat);
export const bpsSchema = z.number().int().min(0).max(10_000);
