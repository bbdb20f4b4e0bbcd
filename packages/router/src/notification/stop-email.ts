import { emailTokenOutput, stopEmailInput } from "@ajo/schemas";
import { procedure } from "../trpc";

/** Follows the link in every letter that ends them (RFC 8058): no sign-in, safe to repeat. */
export const stopEmail = procedure
  .input(stopEmailInput)
  .output(emailTokenOutput)
  .mutation(async ({ ctx, input }) => ({
    done: await ctx.dependencies.database.mailboxes.unsubscribe(input.token),
  }));
