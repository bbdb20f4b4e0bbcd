import { AjoError, myTransactionsInput, myTransactionsOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

/** The signed-in account's transactions, so that any device can go on where another one stopped. */
export const listMine = procedure
  .input(myTransactionsInput)
  .output(myTransactionsOutput)
  .query(async ({ ctx, input }) => {
    const session = await ctx.session.current();
    if (session === null) throw new AjoError("NotSignedIn", "sign in to see your transactions");
    return ctx.dependencies.database.intents.listOf(session.address, input);
  });
