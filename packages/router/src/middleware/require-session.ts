import { AjoError } from "@ajo/schemas";
import { trpc } from "../init";

/** Lets in whoever is signed in, and tells the procedure who that is. Its answers are for that person alone. */
export const requireSession = trpc.middleware(async ({ ctx, next }) => {
  const session = await ctx.session.current();
  if (session === null) throw new AjoError("NotSignedIn", "this is for the person whose it is: sign in");
  return next({ ctx: { me: session.address } });
});
