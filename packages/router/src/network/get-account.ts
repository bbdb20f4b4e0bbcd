import { AjoError, accountInput, accountOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const getAccount = procedure
  .input(accountInput)
  .output(accountOutput)
  .query(() => {
    throw new AjoError("NotAvailable", "not built yet");
  });
