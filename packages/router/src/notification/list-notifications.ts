import { notificationListInput, notificationListOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

/** What the signed-in person was told, newest first, by pages. Read from the database each time: it is nobody else's. */
export const listNotifications = personalProcedure
  .input(notificationListInput)
  .output(notificationListOutput)
  .query(async ({ ctx, input }) => {
    const { notifications } = ctx.dependencies.database;
    const [page, unread] = await Promise.all([
      notifications.list({ address: ctx.me, ...input }),
      notifications.countUnread(ctx.me),
    ]);
    return { ...page, unread };
  });
