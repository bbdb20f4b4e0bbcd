import { emailTokenOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

/** Takes e-mail again after it was ended by a link. */
export const resumeEmail = personalProcedure.output(emailTokenOutput).mutation(async ({ ctx }) => {
  await ctx.dependencies.database.mailboxes.resubscribe(ctx.me);
  return { done: true };
});
