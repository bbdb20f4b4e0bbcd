import { submitInput, transactionOutcomeSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

/** Sends a signed envelope and follows it to a final state; sending it again gives the same receipt. */
export const submit = procedure
  .input(submitInput)
  .output(transactionOutcomeSchema)
  .mutation(({ ctx, input }) => ctx.dependencies.transactions.submit(input.xdr));
