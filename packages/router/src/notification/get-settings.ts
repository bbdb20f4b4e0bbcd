import { notificationSettingsOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

/** How the signed-in person is told things, and by which ways this server can. */
export const getSettings = personalProcedure.output(notificationSettingsOutput).query(async ({ ctx }) => {
  const { database, config } = ctx.dependencies;
  const [settings, mailbox, devices] = await Promise.all([
    database.notificationSettings.get(ctx.me),
    database.mailboxes.find(ctx.me),
    database.pushSubscriptions.count(ctx.me),
  ]);
  const { pushPublicKey, sendsEmail } = config.notices;
  return { settings, mailbox, devices, pushPublicKey, sendsEmail };
});
