import { prepareSettleInput, preparedTransactionSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareSettle = procedure
  .input(prepareSettleInput)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => ctx.dependencies.chain.prepareSettle(input));
