import { emailTokenOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

/** Forgets the signed-in person's mailbox. */
export const removeEmail = personalProcedure.output(emailTokenOutput).mutation(async ({ ctx }) => {
  await ctx.dependencies.database.mailboxes.remove(ctx.me);
  return { done: true };
});
