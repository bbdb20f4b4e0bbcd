import { promisesInput, promisesOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

/** Takes the signed-in member's promise back. */
export const withdrawPromise = personalProcedure
  .input(promisesInput)
  .output(promisesOutput)
  .mutation(async ({ ctx, input: { groupId } }) => {
    await ctx.dependencies.database.promises.withdraw(groupId, ctx.me);
    return [];
  });
