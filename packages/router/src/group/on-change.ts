import { AjoError, eventIdSchema, groupChangesInput, type EventId } from "@ajo/schemas";
import { tracked } from "@trpc/server";
import { positionAfterLedger } from "../changes/event-position";
import type { RouterDependencies } from "../dependencies";
import { procedure } from "../trpc";

/**
 * Every change of one group as it is projected: from now on, or after `lastEventId` without a gap. What is given is
 * read from the outbox, in order, at the subscriber's own pace; announcements only say when to look.
 */
export const onChange = procedure.input(groupChangesInput).subscription(async function* ({
  ctx,
  input,
  signal,
}) {
  const { cache, changes, closing, groupReads } = ctx.dependencies;
  const until = signal === undefined ? closing : AbortSignal.any([signal, closing]);
  const bell = changes.subscribe(input.groupId, until);
  try {
    let position = await startOf(ctx.dependencies, input.lastEventId);
    await cache.read(groupReads.group(input.groupId));
    while (!until.aborted) {
      const page = await changes.changesAfter(input.groupId, position);
      for (const change of page) {
        yield tracked(change.eventId, change);
        position = change.eventId;
      }
      if (page.length === 0) await bell.rung();
    }
    // Not an ordinary end: the stream just breaks off, so that the client connects again, elsewhere if need be.
    until.throwIfAborted();
  } finally {
    bell.remove();
  }
});

async function startOf({ database }: RouterDependencies, lastEventId: string | undefined): Promise<EventId> {
  if (lastEventId === undefined)
    return positionAfterLedger((await database.projection.getCursor())?.ledger ?? 0);
  const position = eventIdSchema.safeParse(lastEventId);
  if (position.success) return position.data;
  throw new AjoError("InvalidInput", "not an event id", { data: { fields: "lastEventId" } });
}
