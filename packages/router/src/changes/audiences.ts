import { AjoError, isRetryable, type GroupId } from "@ajo/schemas";
import type { Log } from "../log";
import type { DatabasePort } from "../ports/database";
import { groupTopic, MOST_CHANGES, type ChangeHub } from "./change-hub";
import { isLost, openingOf, skipToNow } from "./opening";
import { epochOf, type Position, type Told } from "./position";

/** Who hears of a group. Told the very same array as everybody who stands at the same event. */
export interface Listener {
  /** In order. False when it takes no more until its seat is told to resume. */
  hear(told: readonly Told[]): boolean;
  /** Nothing more comes: it is to connect again, elsewhere if need be. */
  breakOff(): void;
}

/** A listener's place in an audience. */
export interface Seat {
  resume(): void;
  leave(): void;
}

interface Member {
  readonly listener: Listener;
  /** The last that it was told. */
  position: Position;
  /** Takes what comes; a slow reader does not. */
  ready: boolean;
  /** Was told something wrong, and not yet to read anew. */
  misled: boolean;
  left: boolean;
}

interface Audience {
  readonly groupId: GroupId;
  /** Those who are ready, by where they stand. */
  readonly standing: Map<Position, Set<Member>>;
  readonly members: Set<Member>;
  stopHearing: () => void;
  looking: boolean;
  rang: boolean;
  /** Some of its members are misled. */
  misleads: boolean;
  /** Since these, everybody stands at events that are there (`ChangeHub.doubts`). */
  doubts: number;
}

interface Parts {
  database: Pick<DatabasePort, "changes">;
  changes: ChangeHub;
  log: Log;
  closing: AbortSignal;
}

/** Somebody may stand elsewhere. */
const NEVER_LOOKED = -1;

/** While the database is away nobody is told that nothing happened: it is asked again. */
const RETRY_MS = 1_000;

/**
 * Subscribers of a group who are told the same, so that a change is read and serialised once for all of them and not
 * once for each. As with `followOutbox`, each is told everything after the event at which it stands, in order and
 * without a gap; whoever is slow steps aside, costs nothing meanwhile, and goes on where it stood.
 */
export class Audiences {
  readonly #audiences = new Map<GroupId, Audience>();

  constructor(private readonly parts: Parts) {
    parts.closing.addEventListener("abort", () => this.#breakOffAll(), { once: true });
  }

  /** Takes a seat: hears what comes after `lastEventId`, or from now on. InvalidInput when that is no event's id. */
  async join(groupId: GroupId, lastEventId: string | undefined, listener: Listener): Promise<Seat> {
    const { changes } = this.parts;
    const { position, skipped, doubts } = await openingOf(this.parts, groupId, lastEventId);
    const audience = this.#audienceOf(groupId);
    if (doubts !== changes.doubts) audience.doubts = NEVER_LOOKED;
    const member: Member = { listener, position, ready: true, misled: false, left: false };
    audience.members.add(member);
    changes.subscribers += 1;
    if (skipped !== null) member.ready = listener.hear([skipped]);
    this.#stand(audience, member);
    void this.#look(audience);
    if (this.parts.closing.aborted) listener.breakOff();
    return {
      resume: () => {
        if (member.ready || member.left) return;
        member.ready = true;
        audience.doubts = NEVER_LOOKED;
        this.#stand(audience, member);
        void this.#look(audience);
      },
      leave: () => this.#leave(audience, member),
    };
  }

  #audienceOf(groupId: GroupId): Audience {
    const known = this.#audiences.get(groupId);
    if (known !== undefined) return known;
    const audience: Audience = {
      ...{ groupId, standing: new Map(), members: new Set() },
      ...{ stopHearing: () => undefined, looking: false, rang: false, misleads: false, doubts: NEVER_LOOKED },
    };
    audience.stopHearing = this.parts.changes.hear([groupTopic(groupId)], (corrected) => {
      if (corrected) {
        audience.misleads = true;
        for (const member of audience.members) member.misled = true;
      }
      void this.#look(audience);
    });
    this.#audiences.set(groupId, audience);
    return audience;
  }

  #stand({ standing }: Audience, member: Member): void {
    if (!member.ready || member.left) return;
    const beside = standing.get(member.position);
    if (beside === undefined) standing.set(member.position, new Set([member]));
    else beside.add(member);
  }

  #leave(audience: Audience, member: Member): void {
    if (member.left) return;
    member.left = true;
    this.parts.changes.subscribers -= 1;
    audience.members.delete(member);
    const beside = audience.standing.get(member.position);
    beside?.delete(member);
    if (beside?.size === 0) audience.standing.delete(member.position);
    if (audience.members.size > 0) return;
    audience.stopHearing();
    if (this.#audiences.get(audience.groupId) === audience) this.#audiences.delete(audience.groupId);
  }

  /** Tells everybody what is new, until nothing is. One at a time for an audience; who comes meanwhile is looked after. */
  async #look(audience: Audience): Promise<void> {
    audience.rang = true;
    if (audience.looking) return;
    audience.looking = true;
    try {
      while (audience.rang && audience.standing.size > 0) {
        audience.rang = false;
        if (audience.doubts !== this.parts.changes.doubts || isOfManyEpochs(audience))
          await this.#bringBack(audience);
        await this.#putRight(audience);
        if (await this.#tell(audience)) audience.rang = true;
      }
    } catch (error) {
      this.#onFailure(audience, error);
    } finally {
      audience.looking = false;
    }
  }

  /** Whoever stands where nobody can tell what comes next is told so, and goes on from where the projection stands. */
  async #bringBack(audience: Audience): Promise<void> {
    const { database, changes } = this.parts;
    const { doubts } = changes;
    const now = await skipToNow(database, audience.groupId);
    const told = [now];
    for (const [position, members] of [...audience.standing])
      if (isLost(position, now)) this.#hand(audience, position, members, told);
    audience.doubts = doubts;
  }

  /** Whoever was told something wrong is told to read anew, and stays where they stand: no event has passed. */
  async #putRight(audience: Audience): Promise<void> {
    if (!audience.misleads) return;
    const { change } = await skipToNow(this.parts.database, audience.groupId);
    for (const [position, members] of [...audience.standing]) {
      const told = [{ position, change }];
      for (const member of [...members].filter(({ misled }) => misled)) {
        member.misled = false;
        member.ready = member.listener.hear(told);
        if (!member.ready) members.delete(member);
      }
      if (members.size === 0) audience.standing.delete(position);
    }
    // A slow one is told when it goes on.
    audience.misleads = [...audience.members].some(({ misled }) => misled);
  }

  /** Reads once, for those who are furthest behind; what the others lack is the end of the same page. */
  async #tell(audience: Audience): Promise<boolean> {
    const { changes } = this.parts;
    const { groupId, standing } = audience;
    const oldest = [...standing.keys()].reduce((one, other) => (one < other ? one : other));
    const page = await changes.changesAfter(groupId, oldest);
    if (page.length === 0) return false;
    const skipped = page.length > MOST_CHANGES ? [await this.#skipBeyond(page, groupId)] : null;
    for (const [position, members] of [...standing]) {
      // Came while the page was read, and lacks what is before it, or stands in another epoch: looked after next.
      if (position < oldest || epochOf(position) !== epochOf(oldest)) continue;
      const told = skipped !== null && position === oldest ? skipped : partAfter(page, position);
      this.#hand(audience, position, members, told);
    }
    return true;
  }

  #hand(audience: Audience, position: Position, members: ReadonlySet<Member>, told: readonly Told[]): void {
    const last = told.at(-1);
    if (last === undefined) return;
    audience.standing.delete(position);
    for (const member of members) {
      member.position = last.position;
      member.ready = member.listener.hear(told);
      this.#stand(audience, member);
    }
  }

  /** At least past what was read, or the same would be read for ever. */
  async #skipBeyond(page: readonly Told[], groupId: GroupId): Promise<Told> {
    const skipped = await skipToNow(this.parts.database, groupId);
    const last = page.at(-1)?.position ?? skipped.position;
    const isBehind = epochOf(last) === epochOf(skipped.position) && skipped.position < last;
    return isBehind ? { ...skipped, position: last } : skipped;
  }

  #onFailure(audience: Audience, error: unknown): void {
    if (error instanceof AjoError && isRetryable(error)) {
      setTimeout(() => void this.#look(audience), RETRY_MS).unref();
      return;
    }
    this.parts.log.error(
      { err: error, groupId: audience.groupId },
      "subscribers cannot be told what changed",
    );
    for (const { listener } of [...audience.members]) listener.breakOff();
  }

  #breakOffAll(): void {
    for (const { members } of [...this.#audiences.values()])
      for (const { listener } of [...members]) listener.breakOff();
  }
}

/** Some came after another epoch had begun, and some before: positions of both cannot be compared. */
const isOfManyEpochs = ({ standing }: Audience): boolean =>
  standing.size > 1 && new Set([...standing.keys()].map(epochOf)).size > 1;

/** What of a page comes after a position: the same array when that is all of it. */
function partAfter(page: readonly Told[], position: Position): readonly Told[] {
  const first = page.findIndex((told) => told.position > position);
  if (first === -1) return [];
  return first === 0 ? page : page.slice(first);
}
