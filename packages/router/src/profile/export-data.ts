import { personalDataOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

/** Everything that Ajo keeps of the signed-in person beside the chain. */
export const exportData = personalProcedure
  .output(personalDataOutput)
  .query(({ ctx }) => ctx.dependencies.database.personalData.read(ctx.me));
