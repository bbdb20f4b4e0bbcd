import { prepareJoinInput, preparedTransactionSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareJoin = procedure
  .input(prepareJoinInput)
  .output(preparedTransactionSchema)
  .mutation(async ({ ctx, input }) => {
    const { chain, transactions } = ctx.dependencies;
    return transactions.prepared(await chain.prepareJoin(input));
  });
