import { advanceTimeInput, advanceTimeOutput, AjoError } from "@ajo/schemas";
import { procedure } from "../trpc";

/** Moves the network's clock forward, where the network allows it; NotAvailable elsewhere. */
export const advanceTime = procedure
  .input(advanceTimeInput)
  .output(advanceTimeOutput)
  .mutation(async ({ ctx, input }) => {
    const { chain } = ctx.dependencies;
    if (!(await chain.supportsTimeTravel())) throw new AjoError("NotAvailable", "this network's time cannot be moved");
    return chain.advanceTime(input.seconds);
  });
