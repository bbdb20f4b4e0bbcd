import { groupCodeInput, groupCodeSchema } from "@ajo/schemas";
import { procedure } from "../trpc";

/** The code that a group runs, and the newer one that its members could vote for, as the chain tells them now. */
export const getGroupCode = procedure
  .input(groupCodeInput)
  .output(groupCodeSchema)
  .query(({ ctx, input }) => ctx.dependencies.chain.getGroupCode(input));
