import { AjoError, CHANGES_SKIPPED, type GroupId, type OutboxState } from "@ajo/schemas";
import type { DatabasePort } from "../ports/database";
import type { ChangeHub } from "./change-hub";
import {
  epochOf,
  NO_EPOCH,
  parsePosition,
  placeAfterLedger,
  positionOf,
  type Position,
  type Told,
} from "./position";

type Outbox = Pick<DatabasePort, "changes">;

export interface Opening {
  /** What comes after this is told. */
  position: Position;
  /** Told first, when nobody can tell what was missed. */
  skipped: Told | null;
  /** How often everything had come into doubt before that was read. */
  doubts: number;
}

/** InvalidInput when a subscriber says that it stopped at what is no position. */
export function checkLastEventId(lastEventId: string | undefined): Position | null {
  if (lastEventId === undefined) return null;
  const position = parsePosition(lastEventId);
  if (position !== null) return position;
  throw new AjoError("InvalidInput", "not an event id", { data: { fields: "lastEventId" } });
}

/**
 * Where a subscriber begins: after the event at which it stopped, or from now on. `groupId`: what a change that stands
 * for many is said to be about. Asked before anybody is told that the subscription has begun: what they read after that
 * is no older.
 */
export async function openingOf(
  { database, changes }: { database: Outbox; changes: Pick<ChangeHub, "doubts"> },
  groupId: GroupId,
  lastEventId: string | undefined,
): Promise<Opening> {
  const stoppedAt = checkLastEventId(lastEventId);
  const { doubts } = changes;
  const outbox = await database.changes.findOutbox();
  const now = nowIn(outbox, groupId);
  if (stoppedAt === null) return { position: now.position, skipped: null, doubts };
  // Something may have happened since that the outbox does not remember any more; or it stopped where nothing is.
  const isRemembered = outbox?.oldest == null || stoppedAt >= positionOf(outbox.epoch, outbox.oldest);
  if (isRemembered && !isLost(stoppedAt, now)) return { position: stoppedAt, skipped: null, doubts };
  return { position: now.position, skipped: now, doubts };
}

/** One change in place of all up to where the projection stands. */
export const skipToNow = async (database: Outbox, groupId: GroupId): Promise<Told> =>
  nowIn(await database.changes.findOutbox(), groupId);

/** Whether nobody can tell what comes after a position: its epoch is over, or events that were told are no more (an older backup). */
export const isLost = (position: Position, now: Told): boolean =>
  epochOf(position) !== epochOf(now.position) || position > now.position;

function nowIn(outbox: OutboxState | null, groupId: GroupId): Told {
  const { epoch, ledger, closeTime } = outbox ?? NOTHING_YET;
  const eventId = placeAfterLedger(ledger);
  return {
    position: positionOf(epoch, eventId),
    change: { eventId, groupId, name: CHANGES_SKIPPED, ledger, at: closeTime },
  };
}

const NOTHING_YET = { epoch: NO_EPOCH, ledger: 0, closeTime: new Date(0) };
