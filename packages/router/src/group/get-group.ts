import { AjoError, groupByIdInput, groupByIdOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const getGroup = procedure
  .input(groupByIdInput)
  .output(groupByIdOutput)
  .query(() => {
    throw new AjoError("NotAvailable", "not built yet");
  });
