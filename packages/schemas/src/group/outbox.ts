import type { Epoch, EventId } from "../ids/ids";

/** A place among the changes that are told. What happened after an event is asked in its epoch, and is nothing once that is over. */
export interface OutboxPlace {
  epoch: Epoch;
  eventId: EventId;
}

/** What may be told, as of one moment. */
export interface OutboxState {
  epoch: Epoch;
  /** The oldest event that is still remembered: after an older one nobody can tell what was missed. Null without any. */
  oldest: EventId | null;
  /** Every change up to and including this ledger is there. */
  ledger: number;
  closeTime: Date;
}
