import { AjoError, groupContributionsInput, groupContributionsOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const listContributions = procedure
  .input(groupContributionsInput)
  .output(groupContributionsOutput)
  .query(() => {
    throw new AjoError("NotAvailable", "not built yet");
  });
