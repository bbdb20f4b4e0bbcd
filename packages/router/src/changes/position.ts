import {
  epochSchema,
  eventIdSchema,
  type Epoch,
  type EventId,
  type GroupChange,
  type OutboxPlace,
} from "@ajo/schemas";

/** Where a subscriber stands: `<epoch>.<event id>`. Within an epoch positions sort in chain order; others say nothing of each other. */
export type Position = `${Epoch}.${EventId}`;

/** A change, and where whoever was told it stands. */
export interface Told {
  readonly position: Position;
  readonly change: GroupChange;
}

const SEPARATOR = ".";

export const positionOf = (epoch: Epoch, eventId: EventId): Position => `${epoch}${SEPARATOR}${eventId}`;

/** The other way round. */
export function placeOf(position: Position): OutboxPlace {
  const separator = position.indexOf(SEPARATOR);
  // The parts of a position by construction.
  return {
    epoch: position.slice(0, separator) as Epoch,
    eventId: position.slice(separator + SEPARATOR.length) as EventId,
  };
}

export const epochOf = (position: Position): Epoch => placeOf(position).epoch;

/** What a subscriber says of where it stopped; null when that is no position. Event ids alone were positions once: of no epoch. */
export function parsePosition(text: string): Position | null {
  const parts = text.split(SEPARATOR);
  const [epoch, eventId] = parts.length === 1 ? [NO_EPOCH, parts[0]] : parts;
  const parsed = [epochSchema.safeParse(epoch), eventIdSchema.safeParse(eventId)] as const;
  if (parts.length > 2 || !parsed[0].success || !parsed[1].success) return null;
  return positionOf(parsed[0].data, parsed[1].data);
}

/** Before anything was projected. */
export const NO_EPOCH = epochSchema.parse("0".repeat(16));

/** The place before every event of the ledgers after `ledger`: an event's id begins with its ledger's number times 2^32 (SEP-35). */
export function placeAfterLedger(ledger: number): EventId {
  const toid = (BigInt(ledger) + 1n) << 32n;
  // The shape of an event id by construction.
  return `${toid.toString().padStart(19, "0")}-0000000000` as EventId;
}
