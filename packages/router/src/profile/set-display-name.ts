import { AjoError, memberAddressSchema, profileOutput, setDisplayNameInput } from "@ajo/schemas";
import { groupTag, memberTag } from "../cache/tags";
import { procedure } from "../trpc";

/**
 * What the signed-in person is called from now on; null takes the name away. Names are shown in groups, so every
 * kept answer about a group of theirs is forgotten. Other servers show it within the cache's minute.
 */
export const setDisplayName = procedure
  .input(setDisplayNameInput)
  .output(profileOutput)
  .mutation(async ({ ctx, input }) => {
    const session = await ctx.session.current();
    if (session === null) throw new AjoError("NotSignedIn", "sign in to choose a name");
    const { database, cache, personal } = ctx.dependencies;
    const { displayName } = await database.users.setDisplayName(session.address, input.displayName);
    personal.invalidate(session.address);
    const member = memberAddressSchema.parse(session.address);
    const { data } = await database.groups.listMemberGroups(member);
    cache.invalidate([memberTag(member), ...data.map(({ group }) => groupTag(group.id))]);
    return { displayName };
  });
