import { prepareStartInput, preparedTransactionSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareStart = procedure
  .input(prepareStartInput)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => ctx.dependencies.chain.prepareStart(input));
