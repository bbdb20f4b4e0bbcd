import { z } from "zod";
import { procedure } from "../trpc";

/** Ends the session; `signedOut` is false when there was none. */
export const signOut = procedure.output(z.object({ signedOut: z.boolean() })).mutation(async ({ ctx }) => {
  const signedOut = await ctx.dependencies.sessions.end(ctx.request.accessToken);
  ctx.reply.clearSessionCookie();
  return { signedOut };
});
