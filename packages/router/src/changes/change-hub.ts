import type { GroupChange, GroupId, MemberAddress, OutboxPlace, WalletAddress } from "@ajo/schemas";
import type { DatabasePort } from "../ports/database";
import { placeOf, positionOf, type Position, type Told } from "./position";

/** What a subscriber may hear of: a group, the seats of an address, or its inbox. */
export type Topic = `group:${string}` | `member:${string}` | `inbox:${string}`;
export const groupTopic = (groupId: GroupId): Topic => `group:${groupId}`;
export const memberTopic = (address: MemberAddress): Topic => `member:${address}`;
export const inboxTopic = (address: WalletAddress): Topic => `inbox:${address}`;

/**
 * Called when something may be new. `corrected`: what was told before was wrong, and no event says so.
 */
export type Ring = (corrected: boolean) => void;

/** A subscriber's bell: rings once for any number of changes, so nothing piles up for a slow reader. */
export interface Bell {
  /** Resolves when it has rung since the last time, or when the subscriber leaves. */
  rung(): Promise<void>;
  /** Whether it rang for a correction since this was last asked. */
  wasCorrected(): boolean;
  /** Hears of these from now on, and of nothing else. */
  hear(topics: readonly Topic[]): void;
  remove(): void;
}

/** More than this at once is told as one: read everything anew. Bounds what a slow or long absent reader costs. */
export const MOST_CHANGES = 200;

/** Wakes subscribers when something changes, and reads what changed once for all who stand at the same event. */
export class ChangeHub {
  readonly #bells = new Map<Topic, Set<Ring>>();
  readonly #reading = new Map<string, Promise<Told[]>>();
  /**
   * How often everything told before came into doubt. Another epoch may have begun, or an older backup been put back: then
   * subscribers stand at events that are not there.
   */
  doubts = 0;
  /** Open subscriptions: each with a bell of its own, or in an audience. */
  subscribers = 0;

  constructor(private readonly database: Pick<DatabasePort, "changes">) {}

  subscribe(topics: readonly Topic[], signal: AbortSignal): Bell {
    let rang = false;
    let corrected = false;
    let wake: (() => void) | null = null;
    let stopHearing: () => void = () => undefined;
    const ring: Ring = (isCorrection) => {
      rang = true;
      corrected ||= isCorrection;
      wake?.();
    };
    const leave = () => ring(false);
    const hear = (next: readonly Topic[]) => {
      stopHearing();
      stopHearing = this.hear(next, ring);
    };
    hear(topics);
    this.subscribers += 1;
    signal.addEventListener("abort", leave);
    return {
      hear,
      rung: async () => {
        if (!rang && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
        rang = false;
        wake = null;
      },
      wasCorrected: () => {
        const was = corrected;
        corrected = false;
        return was;
      },
      remove: () => {
        signal.removeEventListener("abort", leave);
        hear([]);
        this.subscribers -= 1;
      },
    };
  }

  /** Calls `ring` for every change of these, until the function that this returns is called. */
  hear(topics: readonly Topic[], ring: Ring): () => void {
    for (const topic of topics) this.#hear(topic, ring);
    return () => {
      for (const topic of topics) this.#unhear(topic, ring);
    };
  }

  /** Something was projected. */
  onChange({ groupId, member }: GroupChange): void {
    this.ring(member == null ? [groupTopic(groupId)] : [groupTopic(groupId), memberTopic(member)]);
  }

  /** A group was mended: those who were told something wrong of it are told to read it anew. */
  onCorrected(groupId: GroupId): void {
    this.ring([groupTopic(groupId)], true);
  }

  ring(topics: Iterable<Topic>, corrected = false): void {
    this.#reading.clear();
    for (const topic of topics) for (const ring of this.#bells.get(topic) ?? []) ring(corrected);
  }

  /** Announcements may have been missed, and what they were of may be no more. */
  ringAll(): void {
    this.doubts += 1;
    this.ring(this.#bells.keys());
  }

  /** Changes of the group after a position, oldest first, one more than MOST_CHANGES at most; none when its epoch is over. */
  changesAfter(groupId: GroupId, position: Position): Promise<Told[]> {
    return this.#once(groupId, position, (place) =>
      this.database.changes.listChangesAfter(groupId, place, MOST_CHANGES + 1),
    );
  }

  /** The same of all groups of an address. */
  memberChangesAfter(address: MemberAddress, position: Position): Promise<Told[]> {
    return this.#once(address, position, (place) =>
      this.database.changes.listMemberChangesAfter(address, place, MOST_CHANGES + 1),
    );
  }

  #once(
    whose: string,
    position: Position,
    read: (place: OutboxPlace) => Promise<GroupChange[]>,
  ): Promise<Told[]> {
    const key = `${whose}:${position}`;
    let reading = this.#reading.get(key);
    if (reading === undefined) {
      const place = placeOf(position);
      // Whoever asked in an epoch stands in it: should another one begin meanwhile, that is seen then.
      const told = async () =>
        (await read(place)).map((change) => ({ position: positionOf(place.epoch, change.eventId), change }));
      reading = told().finally(() => {
        if (this.#reading.get(key) === reading) this.#reading.delete(key);
      });
      this.#reading.set(key, reading);
    }
    return reading;
  }

  #hear(topic: Topic, ring: Ring): void {
    const bells = this.#bells.get(topic);
    if (bells === undefined) this.#bells.set(topic, new Set([ring]));
    else bells.add(ring);
  }

  #unhear(topic: Topic, ring: Ring): void {
    const bells = this.#bells.get(topic);
    bells?.delete(ring);
    if (bells?.size === 0) this.#bells.delete(topic);
  }
}
