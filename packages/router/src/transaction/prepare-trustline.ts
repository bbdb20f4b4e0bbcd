import { preparedTransactionSchema, prepareTrustlineInput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareTrustline = procedure
  .input(prepareTrustlineInput)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => ctx.dependencies.chain.prepareTrustline(input));
