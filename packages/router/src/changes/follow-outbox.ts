import type { GroupChange, GroupId } from "@ajo/schemas";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import type { DatabasePort } from "../ports/database";
import { MOST_CHANGES, type Bell, type ChangeHub } from "./change-hub";
import { isLost, skipToNow, type Opening } from "./opening";
import type { Position, Told } from "./position";

interface Following {
  database: Pick<DatabasePort, "changes">;
  bell: Bell;
  hub: Pick<ChangeHub, "doubts">;
  /** What a change that stands for many is said to be about. */
  groupId: GroupId;
  /** Where the subscriber begins. */
  opening: Opening;
  until: AbortSignal;
  changesAfter: (position: Position) => Promise<Told[]>;
  /** The subscriber is about to be told something. */
  onPage?: () => Promise<void>;
}

/**
 * What a subscriber is told, in order and without a gap, at its own pace: each page is read from the outbox when the
 * one before it has been taken, so a slow reader costs one page. Announcements only say when to look. Too many
 * changes at once, or an event that is not remembered, or of an epoch that is over, become one that says so
 * (CHANGES_SKIPPED); so does a correction, which no event tells of.
 */
export async function* followOutbox(following: Following): AsyncGenerator<TrackedEnvelope<GroupChange>> {
  const { database, groupId, bell, hub, until, changesAfter, onPage } = following;
  const { skipped } = following.opening;
  let { position, doubts } = following.opening;
  if (skipped !== null) yield tracked(skipped.position, skipped.change);
  while (!until.aborted) {
    if (doubts !== hub.doubts) {
      ({ doubts } = hub);
      const now = await skipToNow(database, groupId);
      if (isLost(position, now)) {
        ({ position } = now);
        yield tracked(position, now.change);
      }
    }
    if (bell.wasCorrected()) yield tracked(position, (await skipToNow(database, groupId)).change);
    const changes = await changesAfter(position);
    const page = changes.length > MOST_CHANGES ? [await skipToNow(database, groupId)] : changes;
    if (page.length > 0) await onPage?.();
    for (const told of page) {
      yield tracked(told.position, told.change);
      ({ position } = told);
    }
    if (page.length === 0) await bell.rung();
  }
  // Not an ordinary end: the stream just breaks off, so that the client connects again, elsewhere if need be.
  until.throwIfAborted();
}
