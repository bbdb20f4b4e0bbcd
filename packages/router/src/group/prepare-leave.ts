import { prepareLeaveInput, preparedTransactionSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareLeave = procedure
  .input(prepareLeaveInput)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => ctx.dependencies.chain.prepareLeave(input));
