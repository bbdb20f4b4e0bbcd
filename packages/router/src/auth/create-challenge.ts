import { AjoError, challengeInput, challengeOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const createChallenge = procedure
  .input(challengeInput)
  .output(challengeOutput)
  .mutation(() => {
    throw new AjoError("NotAvailable", "not built yet");
  });
