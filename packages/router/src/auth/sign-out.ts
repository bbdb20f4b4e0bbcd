import { signOutInput, signOutOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

/** Ends the session, or all sessions of the account; `signedOut` is false when there was none. */
export const signOut = procedure
  .input(signOutInput.default({ everywhere: false }))
  .output(signOutOutput)
  .mutation(async ({ ctx, input }) => {
    const signedOut = await ctx.dependencies.sessions.end(ctx.request.accessToken, input.everywhere);
    ctx.reply.clearSessionCookies();
    return { signedOut };
  });
