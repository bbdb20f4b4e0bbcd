import { AjoError, groupListInput, groupListOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const listGroups = procedure
  .input(groupListInput)
  .output(groupListOutput)
  .query(() => {
    throw new AjoError("NotAvailable", "not built yet");
  });
