import { inboxTopic } from "../changes/change-hub";
import { endsWith } from "../changes/ends-with";
import { personalProcedure } from "../trpc";

/**
 * How many notifications the signed-in person has not read: at once, and again whenever something in the inbox
 * changes. Resuming needs no position: what is told is always the whole truth.
 */
export const onNotification = personalProcedure.subscription(async function* ({ ctx, signal }) {
  const { changes, closing, database } = ctx.dependencies;
  const { until, forget } = endsWith(signal, closing);
  const bell = changes.subscribe([inboxTopic(ctx.me)], until);
  try {
    while (!until.aborted) {
      yield { unread: await database.notifications.countUnread(ctx.me) };
      await bell.rung();
    }
  } finally {
    bell.remove();
    forget();
  }
  // As when a group's changes end: the stream breaks off, so that the client connects again, elsewhere if need be.
  until.throwIfAborted();
});
