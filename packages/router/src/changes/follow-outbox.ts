import {
  AjoError,
  CHANGES_SKIPPED,
  eventIdSchema,
  type EventId,
  type GroupChange,
  type GroupId,
} from "@ajo/schemas";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import type { DatabasePort } from "../ports/database";
import { MOST_CHANGES, type Bell } from "./change-hub";
import { positionAfterLedger } from "./event-position";

interface Following {
  database: Pick<DatabasePort, "changes" | "projection">;
  bell: Bell;
  /** What a change that stands for many is said to be about. */
  groupId: GroupId;
  /** Where the subscriber stopped; from now on without it. */
  lastEventId: string | undefined;
  until: AbortSignal;
  changesAfter: (position: EventId) => Promise<GroupChange[]>;
  /** The subscriber is about to be told these. */
  onPage?: (changes: readonly GroupChange[]) => Promise<void>;
}

/**
 * What a subscriber is told, in order and without a gap, at its own pace: each page is read from the outbox when the
 * one before it has been taken, so a slow reader costs one page. Announcements only say when to look. Too many
 * changes at once, or an event that is no longer remembered, become one that says so (CHANGES_SKIPPED).
 */
export async function* followOutbox(following: Following): AsyncGenerator<TrackedEnvelope<GroupChange>> {
  const { bell, until, changesAfter, onPage } = following;
  let position = await startOf(following);
  if (await isForgotten(following, position)) {
    const skipped = await skip(following);
    yield tracked(skipped.eventId, skipped);
    position = skipped.eventId;
  }
  while (!until.aborted) {
    const changes = await changesAfter(position);
    const page = changes.length > MOST_CHANGES ? [await skip(following)] : changes;
    if (page.length > 0) await onPage?.(page);
    for (const change of page) {
      yield tracked(change.eventId, change);
      position = change.eventId;
    }
    if (page.length === 0) await bell.rung();
  }
  // Not an ordinary end: the stream just breaks off, so that the client connects again, elsewhere if need be.
  until.throwIfAborted();
}

async function startOf({ database, lastEventId }: Following): Promise<EventId> {
  if (lastEventId === undefined)
    return positionAfterLedger((await database.projection.getCursor())?.ledger ?? 0);
  const position = eventIdSchema.safeParse(lastEventId);
  if (position.success) return position.data;
  throw new AjoError("InvalidInput", "not an event id", { data: { fields: "lastEventId" } });
}

/** Whether something may have happened after `position` that the outbox does not remember any more. */
async function isForgotten({ database, lastEventId }: Following, position: EventId): Promise<boolean> {
  if (lastEventId === undefined) return false;
  const oldest = await database.changes.findOldestEvent();
  return oldest !== null && position < oldest;
}

/** One change in place of all up to where the projection stands. */
async function skip({ database, groupId }: Following): Promise<GroupChange> {
  const cursor = await database.projection.getCursor();
  const ledger = cursor?.ledger ?? 0;
  return {
    eventId: positionAfterLedger(ledger),
    groupId,
    name: CHANGES_SKIPPED,
    ...{ ledger, at: cursor?.closeTime ?? new Date(0) },
  };
}
