import type { EventId, GroupChange, GroupId } from "@ajo/schemas";
import type { DatabasePort } from "../ports/database";

/** A subscriber's bell: rings once for any number of changes, so nothing piles up for a slow reader. */
export interface Bell {
  /** Resolves when it has rung since the last time, or when the subscriber leaves. */
  rung(): Promise<void>;
  remove(): void;
}

/** Wakes subscribers of a group when the group changes, and reads what changed once for all who stand at the same event. */
export class ChangeHub {
  readonly #bells = new Map<GroupId, Set<() => void>>();
  readonly #reading = new Map<string, Promise<GroupChange[]>>();

  constructor(private readonly database: Pick<DatabasePort, "changes">) {}

  subscribe(groupId: GroupId, signal: AbortSignal): Bell {
    let rang = false;
    let wake: (() => void) | null = null;
    const ring = () => {
      rang = true;
      wake?.();
    };
    const bells = this.#bells.get(groupId) ?? new Set();
    this.#bells.set(groupId, bells.add(ring));
    signal.addEventListener("abort", ring);
    return {
      rung: async () => {
        if (!rang && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
        rang = false;
        wake = null;
      },
      remove: () => {
        signal.removeEventListener("abort", ring);
        bells.delete(ring);
        if (bells.size === 0) this.#bells.delete(groupId);
      },
    };
  }

  /** Something in these groups changed. */
  ring(groupIds: Iterable<GroupId>): void {
    this.#reading.clear();
    for (const groupId of groupIds) for (const ring of this.#bells.get(groupId) ?? []) ring();
  }

  /** Announcements may have been missed. */
  ringAll(): void {
    this.ring(this.#bells.keys());
  }

  /** Changes of the group after an event, oldest first; empty when there are none yet. */
  changesAfter(groupId: GroupId, eventId: EventId): Promise<GroupChange[]> {
    const key = `${groupId}:${eventId}`;
    let reading = this.#reading.get(key);
    if (reading === undefined) {
      reading = this.database.changes.listChangesAfter(groupId, eventId).finally(() => {
        if (this.#reading.get(key) === reading) this.#reading.delete(key);
      });
      this.#reading.set(key, reading);
    }
    return reading;
  }

  get subscribers(): number {
    let count = 0;
    for (const bells of this.#bells.values()) count += bells.size;
    return count;
  }
}
