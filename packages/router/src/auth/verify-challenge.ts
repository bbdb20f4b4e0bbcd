import { AjoError, verifyInput, verifyOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const verifyChallenge = procedure
  .input(verifyInput)
  .output(verifyOutput)
  .mutation(() => {
    throw new AjoError("NotAvailable", "not built yet");
  });
