import { prepareClaimInput, preparedTransactionSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareClaim = procedure
  .input(prepareClaimInput)
  .output(preparedTransactionSchema)
  .mutation(async ({ ctx, input }) => {
    const { chain, transactions } = ctx.dependencies;
    return transactions.prepared(await chain.prepareClaim(input));
  });
