import { allowanceInput, allowanceSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

/** What a group may still draw from an account, as the token tells it now: a standing order lives on it. */
export const getAllowance = procedure
  .input(allowanceInput)
  .output(allowanceSchema)
  .query(({ ctx, input }) => ctx.dependencies.chain.getAllowance(input));
