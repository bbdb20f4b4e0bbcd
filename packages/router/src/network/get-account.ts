import { accountInput, accountOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

/** What an account holds of the native coin and of the listed tokens, and which of them it can receive. */
export const getAccount = procedure
  .input(accountInput)
  .output(accountOutput)
  .query(({ ctx, input }) =>
    ctx.dependencies.chain.getAccount(input.address, ctx.dependencies.config.tokens),
  );
