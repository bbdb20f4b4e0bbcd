import { AjoError, refreshInput, refreshOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

/** The next pair of tokens for a refresh token, from the input or the cookie; each one works once. */
export const refreshSession = procedure
  .input(refreshInput.default({}))
  .output(refreshOutput)
  .mutation(async ({ ctx, input }) => {
    const refreshToken = input.refreshToken ?? ctx.request.refreshToken;
    if (refreshToken === null) throw new AjoError("NotSignedIn", "there is no session to continue");
    const tokens = await ctx.dependencies.sessions.refresh(refreshToken);
    if (input.refreshToken === undefined) ctx.reply.setSessionCookies(tokens);
    return tokens;
  });
