import { transactionOutcomeSchema, transactionStatusInput } from "@ajo/schemas";
import { procedure } from "../trpc";

/** Where a transaction stands, by its hash. */
export const getStatus = procedure
  .input(transactionStatusInput)
  .output(transactionOutcomeSchema)
  .query(({ ctx, input }) => ctx.dependencies.transactions.status(input.hash, input.expiresAt));
