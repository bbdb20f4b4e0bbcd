import type { EventId, GroupChange, GroupId } from "@ajo/schemas";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import type { DatabasePort } from "../ports/database";
import { MOST_CHANGES, type Bell, type ChangeHub } from "./change-hub";
import { openingOf, skipToNow } from "./opening";

interface Following {
  database: Pick<DatabasePort, "changes" | "projection">;
  bell: Bell;
  hub: Pick<ChangeHub, "doubts">;
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
 * changes at once, or an event that is not remembered, or of a chain that is no more, become one that says so
 * (CHANGES_SKIPPED).
 */
export async function* followOutbox(following: Following): AsyncGenerator<TrackedEnvelope<GroupChange>> {
  const { database, groupId, bell, hub, until, changesAfter, onPage } = following;
  let { doubts } = hub;
  const { skipped, ...opening } = await openingOf(database, groupId, following.lastEventId);
  let { position } = opening;
  if (skipped !== null) yield tracked(skipped.eventId, skipped);
  while (!until.aborted) {
    if (doubts !== hub.doubts) {
      ({ doubts } = hub);
      const now = await skipToNow(database, groupId);
      if (position > now.eventId) {
        position = now.eventId;
        yield tracked(now.eventId, now);
      }
    }
    const changes = await changesAfter(position);
    const page = changes.length > MOST_CHANGES ? [await skipToNow(database, groupId)] : changes;
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
