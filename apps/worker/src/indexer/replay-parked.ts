import type { KeptEvent } from "@ajo/db";
import { isRetryable, type GroupEvent, type GroupId } from "@ajo/schemas";
import { decodeUnknownEvent, isFactorysOwn } from "@ajo/soroban";
import { eventsOfGroup } from "./events-of-group";
import type { IndexerDependencies } from "./ports";
import { repairGroup } from "./repair-groups";

export interface ReplayDependencies extends Pick<IndexerDependencies, "chain" | "database" | "log"> {
  /** How an event is read; this version's way unless told. */
  decode?: typeof decodeUnknownEvent;
}

export interface ReplayResult {
  /** Parked events that are in the history now. */
  replayed: number;
  /** Groups that they are about. */
  groups: number;
  /** Parked events that still cannot be read, or whose groups cannot. */
  left: number;
}

const PAGE = 500;

/** A parked event that can be read now. */
interface Readable {
  id: string;
  event: GroupEvent;
}

/**
 * Puts parked events that this version can read into the history, as if they had been read when they happened: each
 * group concerned is read from its contract, and its history is written anew from what the network still has and from
 * what was parked. What the factory told of itself belongs into no history: it is let go of. Safe to repeat and to interrupt: an
 * event stays parked until its group's transaction commits.
 * Throws what is worth another attempt; a group that cannot be read keeps nobody else waiting.
 */
export async function replayParked(dependencies: ReplayDependencies): Promise<ReplayResult> {
  const { log } = dependencies;
  const byGroup = new Map<GroupId, Readable[]>();
  let parked = 0;
  const beside: string[] = [];
  for await (const kept of eachParked(dependencies)) {
    if (kept.contractId === dependencies.chain.factoryId && isFactorysOwn({ topics: [...kept.topics] })) {
      beside.push(kept.id);
      continue;
    }
    parked += 1;
    const event = readAgain(kept, dependencies);
    if (event !== null)
      byGroup.set(event.groupId, [...(byGroup.get(event.groupId) ?? []), { id: kept.id, event }]);
  }
  await dependencies.database.projection.forgetParkedEvents(beside);
  const result: ReplayResult = { replayed: 0, groups: 0, left: parked };
  for (const [groupId, readable] of byGroup) {
    if (!(await replayGroup(groupId, readable, dependencies))) continue;
    result.replayed += readable.length;
    result.left -= readable.length;
    result.groups += 1;
    log.warn(
      { groupId, events: readable.length },
      "events that an earlier version could not read are in the history",
    );
  }
  return result;
}

async function* eachParked({ database }: ReplayDependencies): AsyncGenerator<KeptEvent> {
  for (let after: string | null = null; ;) {
    const page: KeptEvent[] = await database.projection.listParkedEvents(after, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.id ?? after;
  }
}

/** Null when this version cannot read it either, or nobody kept when it happened: then only a rebuild reads it. */
function readAgain(
  { closedAt, topics, ...kept }: KeptEvent,
  { chain, decode = decodeUnknownEvent }: ReplayDependencies,
): GroupEvent | null {
  if (closedAt === null) return null;
  const result = decode({ ...kept, topics: [...topics], closedAt });
  if ("reason" in result) return null;
  // Parked of the factory and of its groups alone; what they tell must still be about themselves.
  const { event } = result;
  const isOwn =
    event.name === "group_created" ? kept.contractId === chain.factoryId : event.groupId === kept.contractId;
  return isOwn ? event : null;
}

async function replayGroup(
  groupId: GroupId,
  readable: readonly Readable[],
  dependencies: ReplayDependencies,
): Promise<boolean> {
  const { chain, database, log } = dependencies;
  try {
    // False: the chain's answer is older than the projection. The next start asks again.
    if (!(await repairGroup(groupId, dependencies))) return false;
    const told = [
      ...(await eventsOfGroup(groupId, chain.factoryId, chain)),
      ...(await eventsOfGroup(groupId, groupId, chain)),
      ...readable.map(({ event }) => event),
    ];
    const events = [...new Map(told.map((event) => [event.id, event])).values()];
    events.sort((a, b) => (a.id < b.id ? -1 : 1));
    await database.projection.restoreHistory(
      groupId,
      events,
      readable.map(({ id }) => id),
    );
    return true;
  } catch (error) {
    if (isRetryable(error)) throw error;
    log.error({ err: error, groupId }, "parked events of a group cannot be replayed");
    return false;
  }
}
