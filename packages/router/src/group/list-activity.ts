import { AjoError, groupActivityInput, groupActivityOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const listActivity = procedure
  .input(groupActivityInput)
  .output(groupActivityOutput)
  .query(() => {
    throw new AjoError("NotAvailable", "not built yet");
  });
