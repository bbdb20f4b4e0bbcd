import { prepareCreateInput, preparedTransactionSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareCreate = procedure
  .input(prepareCreateInput)
  .output(preparedTransactionSchema)
  .mutation(async ({ ctx, input }) => {
    const { chain, transactions } = ctx.dependencies;
    return transactions.prepared(await chain.prepareCreate(input));
  });
