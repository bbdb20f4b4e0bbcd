import { forgetOutput, memberAddressSchema } from "@ajo/schemas";
import { groupTag, memberTag } from "../cache/tags";
import { personalProcedure } from "../trpc";

/** Deletes everything that Ajo keeps of the signed-in person beside the chain, and signs out everywhere. */
export const forgetMe = personalProcedure.output(forgetOutput).mutation(async ({ ctx }) => {
  const { database, cache } = ctx.dependencies;
  await database.personalData.forget(ctx.me);
  ctx.reply.clearSessionCookies();
  // The name was shown in groups.
  const member = memberAddressSchema.parse(ctx.me);
  const { data } = await database.groups.listMemberGroups(member);
  cache.invalidate([memberTag(member), ...data.map(({ group }) => groupTag(group.id))]);
  return { forgotten: true };
});
