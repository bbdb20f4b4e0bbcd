import { prepareClaimInput, preparedTransactionSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareClaim = procedure
  .input(prepareClaimInput)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => ctx.dependencies.chain.prepareClaim(input));
