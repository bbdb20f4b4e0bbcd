import { emailTokenInput, emailTokenOutput } from "@ajo/schemas";
import { procedure } from "../trpc";
import { mailTokenHash } from "./set-email";

/** Follows the link that confirms a mailbox, once. Whoever has it has the mailbox: nobody has to be signed in. */
export const confirmEmail = procedure
  .input(emailTokenInput)
  .output(emailTokenOutput)
  .mutation(async ({ ctx, input }) => {
    const { database, clock } = ctx.dependencies;
    return { done: await database.mailboxes.confirm(mailTokenHash(input.token), clock.now()) };
  });
