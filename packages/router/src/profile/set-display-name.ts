import { AjoError, profileOutput, setDisplayNameInput } from "@ajo/schemas";
import { procedure } from "../trpc";
import { showLook } from "./show-look";

/** What the signed-in person is called from now on; null takes the name away. */
export const setDisplayName = procedure
  .input(setDisplayNameInput)
  .output(profileOutput)
  .mutation(async ({ ctx, input }) => {
    const session = await ctx.session.current();
    if (session === null) throw new AjoError("NotSignedIn", "sign in to choose a name");
    const { database } = ctx.dependencies;
    const { displayName } = await database.users.setDisplayName(session.address, input.displayName);
    await showLook(ctx.dependencies, session.address);
    return { displayName };
  });
