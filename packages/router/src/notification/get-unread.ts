import { unreadOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

/** How many notifications the signed-in person has not read. */
export const getUnread = personalProcedure
  .output(unreadOutput)
  .query(async ({ ctx }) => ({ unread: await ctx.dependencies.database.notifications.countUnread(ctx.me) }));
