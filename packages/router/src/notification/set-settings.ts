import { notificationSettingsSchema } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

/** Chooses how the signed-in person is told things, from now on. */
export const setSettings = personalProcedure
  .input(notificationSettingsSchema)
  .output(notificationSettingsSchema)
  .mutation(async ({ ctx, input }) => {
    await ctx.dependencies.database.notificationSettings.put(ctx.me, input);
    return input;
  });
