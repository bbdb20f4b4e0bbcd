import { transactionOutcomeSchema, transactionStatusInput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const getStatus = procedure
  .input(transactionStatusInput)
  .output(transactionOutcomeSchema)
  .query(({ ctx, input }) => ctx.dependencies.chain.getOutcome(input.hash, input.expiresAt));
