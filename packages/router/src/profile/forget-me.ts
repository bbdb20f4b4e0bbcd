import { forgetOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";
import { showLook } from "./show-look";

/** Deletes everything that Ajo keeps of the signed-in person beside the chain, and signs out everywhere. */
export const forgetMe = personalProcedure.output(forgetOutput).mutation(async ({ ctx }) => {
  await ctx.dependencies.database.personalData.forget(ctx.me);
  ctx.reply.clearSessionCookies();
  await showLook(ctx.dependencies, ctx.me);
  return { forgotten: true };
});
