import { inboxTopic } from "../changes/change-hub";
import { endsWith } from "../changes/ends-with";
import { personalStreamProcedure } from "../trpc";

/**
 * How many notifications the signed-in person has not read: at once, and again whenever something in the inbox
 * changes. Resuming needs no position: what is told is always the whole truth. Breaks off when the session has ended,
 * here or elsewhere: whoever still has one connects again.
 */
export const onNotification = personalStreamProcedure.subscription(async function* ({ ctx, signal }) {
  const { changes, closing, database, sessions, streamPlaces } = ctx.dependencies;
  const leavePlace = await streamPlaces.take(ctx);
  const { until, forget } = endsWith(signal, closing);
  const bell = changes.subscribe([inboxTopic(ctx.me)], until);
  try {
    while (!until.aborted) {
      if ((await sessions.find(ctx.request.accessToken)) === null)
        throw new DOMException("the session has ended", "AbortError");
      yield { unread: await database.notifications.countUnread(ctx.me) };
      await bell.rung();
    }
  } finally {
    bell.remove();
    forget();
    leavePlace();
  }
  // As when a group's changes end: the stream breaks off, so that the client connects again, elsewhere if need be.
  until.throwIfAborted();
});
