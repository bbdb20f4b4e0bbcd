import {
  AjoError,
  CHANGES_SKIPPED,
  eventIdSchema,
  type EventId,
  type GroupChange,
  type GroupId,
} from "@ajo/schemas";
import type { DatabasePort } from "../ports/database";
import { positionAfterLedger } from "./event-position";

type Outbox = Pick<DatabasePort, "changes" | "projection">;

export interface Opening {
  /** What comes after this is told. */
  position: EventId;
  /** Told first, when nobody can tell what was missed. */
  skipped: GroupChange | null;
}

/** InvalidInput when a subscriber says that it stopped at what is no event's id. */
export function checkLastEventId(lastEventId: string | undefined): EventId | null {
  if (lastEventId === undefined) return null;
  const position = eventIdSchema.safeParse(lastEventId);
  if (position.success) return position.data;
  throw new AjoError("InvalidInput", "not an event id", { data: { fields: "lastEventId" } });
}

/** Where a subscriber begins: after the event at which it stopped, or from now on. `groupId`: what a change that stands for many is said to be about. */
export async function openingOf(
  database: Outbox,
  groupId: GroupId,
  lastEventId: string | undefined,
): Promise<Opening> {
  const stoppedAt = checkLastEventId(lastEventId);
  if (stoppedAt === null) {
    const ledger = (await database.projection.getCursor())?.ledger ?? 0;
    return { position: positionAfterLedger(ledger), skipped: null };
  }
  const [oldest, now] = await Promise.all([database.changes.findOldestEvent(), skipToNow(database, groupId)]);
  // Something may have happened since that the outbox does not remember any more; or it stopped on a chain that is no more.
  const isRemembered = oldest === null || stoppedAt >= oldest;
  if (isRemembered && stoppedAt <= now.eventId) return { position: stoppedAt, skipped: null };
  return { position: now.eventId, skipped: now };
}

/** One change in place of all up to where the projection stands. */
export async function skipToNow(database: Outbox, groupId: GroupId): Promise<GroupChange> {
  const cursor = await database.projection.getCursor();
  const ledger = cursor?.ledger ?? 0;
  return {
    eventId: positionAfterLedger(ledger),
    groupId,
    name: CHANGES_SKIPPED,
    ...{ ledger, at: cursor?.closeTime ?? new Date(0) },
  };
}
