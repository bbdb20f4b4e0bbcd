import { prepareAuthorisationInput, prepareAuthorisationOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

/** One person's part of a call that needs two signatures. */
export const prepareAuthorisation = procedure
  .input(prepareAuthorisationInput)
  .output(prepareAuthorisationOutput)
  .mutation(({ ctx, input }) => ctx.dependencies.chain.prepareAuthorisation(input));
