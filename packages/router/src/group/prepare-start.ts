import { prepareStartInput, preparedTransactionSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareStart = procedure
  .input(prepareStartInput)
  .output(preparedTransactionSchema)
  .mutation(async ({ ctx, input }) => {
    const { chain, transactions } = ctx.dependencies;
    return transactions.prepared(await chain.prepareStart(input));
  });
