import { markReadInput, unreadOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

/** Marks the signed-in person's own notifications as read, and says how many are left. */
export const markRead = personalProcedure
  .input(markReadInput)
  .output(unreadOutput)
  .mutation(async ({ ctx, input }) => {
    const { notifications } = ctx.dependencies.database;
    await notifications.markRead(ctx.me, input.ids);
    return { unread: await notifications.countUnread(ctx.me) };
  });
