import { submitInput, transactionOutcomeSchema } from "@ajo/schemas";
import { groupTag } from "../cache/tags";
import { procedure } from "../trpc";

/** Sends a signed envelope and follows it to a final state; sending it again gives the same receipt. */
export const submit = procedure
  .input(submitInput)
  .output(transactionOutcomeSchema)
  .mutation(async ({ ctx, input }) => {
    const { chain, cache } = ctx.dependencies;
    const outcome = await chain.submit(input.xdr);
    // A page may have asked for the new group before it was there: forget that it was unknown.
    if (outcome.status === "confirmed" && outcome.receipt.createdGroupId !== null)
      cache.invalidate([groupTag(outcome.receipt.createdGroupId)]);
    return outcome;
  });
