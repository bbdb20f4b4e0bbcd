import type { ProjectionCursor, ProjectionHooks } from "@ajo/db";
import { contractIdSchema, isRetryable, type GroupId } from "@ajo/schemas";
import type { IndexerChain, IndexerDependencies } from "./ports";
import { readRange, type NetworkEdge, type RangeRead } from "./read-range";
import { readTokensOf } from "./read-tokens";
import { replayParked } from "./replay-parked";
import { repairAllGroups, repairGroup } from "./repair-groups";
import { findTrusted, isOtherNetwork, verifyChain } from "./verify-chain";

/** What one indexer remembers between steps; nothing that it could not find out again. */
export interface IndexerMemory {
  /** The chain was compared with the projection since the last trouble. */
  verified: boolean;
  /** Parked events that this version can read are in the history. */
  replayed: boolean;
  /** The endpoint to read from while another one tells of another chain; null for any. */
  trusted: IndexerChain | null;
}

export const freshMemory = (): IndexerMemory => ({ verified: false, replayed: false, trusted: null });

/** `moved`: more may be waiting. `idle`: the projection is where the network is. `waiting`: the network is behind it. */
export type StepOutcome = "moved" | "idle" | "waiting";

/** Ledger 1 is the genesis: nothing happens in it, and some networks do not show it. */
const GENESIS = 1;
/** Suspects read in one step, so that many of them do not keep the projection from moving. */
const SUSPECTS_AT_ONCE = 25;

/**
 * One step of the projection towards the network: begin, notice that the chain was replaced, bridge a gap, or project
 * the next ledgers. Every step ends with the projection in a state from which any process can go on.
 */
export async function indexStep(given: IndexerDependencies, memory: IndexerMemory): Promise<StepOutcome> {
  const dependencies = memory.trusted === null ? given : { ...given, chain: memory.trusted };
  const { chain, database, observer } = dependencies;
  const cursor = await database.projection.getCursor();
  if (cursor === null || isOtherNetwork(chain, cursor)) return startOver(dependencies, cursor);

  await repairSuspects(dependencies);
  const read = await readRange(chain, cursor.ledger);
  const { edge } = read;
  observer.onProgress({
    ledger: cursor.ledger,
    closeTime: cursor.closeTime,
    latestLedger: edge.latestLedger,
  });
  // Also before any event is taken: a network that was reset between two steps, and is longer already, gives no other
  // sign, and once its events are in the projection they agree with it.
  const bringsEvents = (read.range?.events.length ?? 0) > 0;
  if (!memory.verified || bringsEvents || edge.latestLedger < cursor.ledger) {
    const verdict = await verifyChain(dependencies, cursor, edge);
    if (verdict === "replaced") return replaced(given, memory, cursor);
    if (verdict === "behind") return behind(dependencies, memory, cursor, edge);
    memory.verified = true;
  }
  if (!memory.replayed) {
    // After the chain was recognised: what was parked of another one is thrown away with the rest.
    await replayParked(dependencies);
    memory.replayed = true;
  }
  if (edge.oldestLedger > Math.max(cursor.ledger, GENESIS) + 1) return bridgeGap(dependencies, cursor, edge);
  return project(dependencies, read);
}

async function project(dependencies: IndexerDependencies, { range, edge }: RangeRead): Promise<StepOutcome> {
  const { database, observer, log } = dependencies;
  if (range === null) return "idle";
  const tokens = await readTokensOf(range.events, dependencies);
  const atTip = range.ledger === edge.latestLedger;
  const hooks = hooksFor(dependencies, edge, atTip);
  const result = await database.projection.applyLedgers({ ...range, tokens }, hooks);
  observer.onApplied({ events: result.events, parked: range.parked?.length ?? 0 });
  observer.onProgress({ ledger: range.ledger, closeTime: range.closeTime, latestLedger: edge.latestLedger });
  if (result.events > 0) log.info({ ledger: range.ledger, events: result.events }, "projected");
  return atTip && result.suspects.length === 0 ? "idle" : "moved";
}

/** Only what is due now is worth a job, and only what is recent a notification: on the way to now, most of it is long past. */
function hooksFor(
  { hooks, notifySeconds }: IndexerDependencies,
  { latestLedgerCloseTime }: NetworkEdge,
  atTip: boolean,
): ProjectionHooks {
  if (notifySeconds === undefined) return atTip ? hooks : {};
  const notifySince = new Date(latestLedgerCloseTime.getTime() - notifySeconds * 1000);
  return atTip ? { ...hooks, notifySince } : { notifySince };
}

/** The network is behind the projection. It may be an older copy of itself: once it has caught up it is looked at again. */
function behind(
  { log }: IndexerDependencies,
  memory: IndexerMemory,
  { ledger }: ProjectionCursor,
  { latestLedger }: NetworkEdge,
): StepOutcome {
  memory.verified = false;
  memory.trusted = null;
  log.warn({ ledger, latestLedger }, "the network is behind the projection");
  return "waiting";
}

/**
 * The endpoint that answered tells of another chain. Only when no other endpoint still knows ours is the projection
 * given up; else that one is read from.
 */
async function replaced(
  dependencies: IndexerDependencies,
  memory: IndexerMemory,
  cursor: ProjectionCursor,
): Promise<StepOutcome> {
  memory.verified = false;
  memory.trusted = await findTrusted(dependencies, cursor);
  if (memory.trusted === null) return startOver(dependencies, cursor);
  dependencies.log.error("the endpoints serve different chains: reading from one that knows ours");
  return "moved";
}

/** Empties the projection and begins at the network's first ledger. */
async function startOver(
  { chain, database, observer, log }: IndexerDependencies,
  previous: ProjectionCursor | null,
): Promise<StepOutcome> {
  const { networkPassphrase, factoryId } = chain;
  if (previous !== null) {
    log.warn(
      { previous: { ledger: previous.ledger, factoryId: previous.factoryId }, factoryId },
      "the chain is not the one that was projected: starting over",
    );
    observer.onRepair("reset", 0);
  }
  await database.projection.restart({
    ...{
      networkPassphrase,
      factoryId: contractIdSchema.parse(factoryId),
      cursor: null,
      ledger: 0,
      closeTime: new Date(0),
    },
  });
  return "moved";
}

/**
 * The network has forgotten ledgers that were not read yet. State comes from the contracts, as new as can be; the
 * events that are still there then add what history they can.
 */
async function bridgeGap(
  dependencies: IndexerDependencies,
  cursor: ProjectionCursor,
  edge: NetworkEdge,
): Promise<StepOutcome> {
  const { database, observer, log } = dependencies;
  const lost = { from: cursor.ledger + 1, to: edge.oldestLedger - 1 };
  log.warn(
    { lost },
    "the network has forgotten events that were not read: reading all groups from their contracts",
  );
  const groups = await repairAllGroups(dependencies);
  await database.projection.moveTo({ ...cursor, cursor: null, ledger: lost.to }, lost);
  observer.onRepair("gap", groups);
  return "moved";
}

/** Reads what did not fit from the contracts. A group that cannot be read waits; the others do not wait for it. */
async function repairSuspects(dependencies: IndexerDependencies): Promise<void> {
  const { database, observer, log } = dependencies;
  const tryOne = async (groupId: GroupId): Promise<void> => {
    // An answer older than the projection repairs nothing: the next step asks again.
    if (!(await repairGroup(groupId, dependencies))) return;
    log.warn({ groupId }, "events did not fit: the group was read from its contract");
    observer.onRepair("suspect", 1);
  };
  for (const groupId of await database.projection.listSuspects(SUSPECTS_AT_ONCE))
    try {
      await tryOne(groupId);
    } catch (error) {
      if (isRetryable(error)) throw error;
      log.error({ err: error, groupId }, "a group cannot be read from its contract");
      await database.projection.postponeSuspect(groupId);
    }
}
