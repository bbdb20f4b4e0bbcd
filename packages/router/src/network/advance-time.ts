import { advanceTimeInput, advanceTimeOutput, AjoError } from "@ajo/schemas";
import { procedure } from "../trpc";

/** Moves the network's clock forward, where the network allows it; NotAvailable elsewhere. */
export const advanceTime = procedure
  .input(advanceTimeInput)
  .output(advanceTimeOutput)
  .mutation(async ({ ctx, input }) => {
    const { chain, watch } = ctx.dependencies;
    if (!(await watch.canAdvanceTime()))
      throw new AjoError("NotAvailable", "this network's time cannot be moved");
    const state = await chain.advanceTime(input.seconds);
    watch.note(state);
    return state;
  });
