import { allowanceInput, allowanceSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

/**
 * What a group may still draw from an account, as the token tells it: a standing order lives on it. Like a balance
 * (`network/get-account.ts`), it is asked once for each ledger.
 */
export const getAllowance = procedure
  .input(allowanceInput)
  .output(allowanceSchema)
  .query(({ ctx, input }) => {
    const { chain, personal } = ctx.dependencies;
    return personal.read({
      key: `allowance:${input.groupId}:${input.owner}`,
      ownerOf: () => input.owner,
      ledgerOf: ({ asOfLedger }) => asOfLedger,
      load: () => chain.getAllowance(input),
    });
  });
