import { prepareJoinInput, preparedTransactionSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

export const prepareJoin = procedure
  .input(prepareJoinInput)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => ctx.dependencies.chain.prepareJoin(input));
