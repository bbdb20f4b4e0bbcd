import { promisesInput, promisesOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";
import { groupOf } from "./obligation-of";

/** What members of a group have promised: all of it for the organiser and the deputy, their own for the others. */
export const listPromises = personalProcedure
  .input(promisesInput)
  .output(promisesOutput)
  .query(async ({ ctx, input: { groupId } }) => {
    const { organiser, deputy } = await groupOf(ctx.dependencies, groupId);
    const promises = await ctx.dependencies.database.promises.list(groupId);
    const me: string = ctx.me;
    return me === organiser || me === deputy ? promises : promises.filter(({ address }) => address === me);
  });
