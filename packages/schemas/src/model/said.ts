import type { GroupEvent } from "../group/group-event";

/** Data of an event, before a chain gives it a place. */
export type Said = GroupEvent extends infer Event
  ? Event extends GroupEvent
    ? Omit<Event, "id" | "ledger" | "at" | "txHash" | "groupId">
    : never
  : never;
