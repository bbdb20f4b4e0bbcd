import { preparedTransactionSchema, prepareTrustlineInput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareTrustline = procedure
  .input(prepareTrustlineInput)
  .output(preparedTransactionSchema)
  .mutation(async ({ ctx, input }) => {
    const { chain, transactions } = ctx.dependencies;
    return transactions.prepared(await chain.prepareTrustline(input));
  });
