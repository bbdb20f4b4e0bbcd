import { contractIdSchema, type GroupId } from "@ajo/schemas";
import type { ProjectionCursor } from "@ajo/db";
import type { IndexerDependencies } from "./ports";
import { readRange, type NetworkEdge } from "./read-range";
import { repairAllGroups, repairGroup } from "./repair-groups";
import { saveTokensOf } from "./save-tokens";
import { isOtherNetwork, verifyChain } from "./verify-chain";

/** What one indexer remembers between steps; nothing that it could not find out again. */
export interface IndexerMemory {
  /** The chain was compared with the projection since the last trouble. */
  verified: boolean;
  /** Groups to read from the chain before going on. */
  suspects: Set<GroupId>;
}

export const freshMemory = (): IndexerMemory => ({ verified: false, suspects: new Set() });

/** `moved`: more may be waiting. `idle`: the projection is where the network is. `waiting`: the network is behind it. */
export type StepOutcome = "moved" | "idle" | "waiting";

/** Ledger 1 is the genesis: nothing happens in it, and some networks do not show it. */
const GENESIS = 1;

/**
 * One step of the projection towards the network: begin, notice that the chain was replaced, bridge a gap, or project
 * the next ledgers. Every step ends with the projection in a state from which any process can go on.
 */
export async function indexStep(
  dependencies: IndexerDependencies,
  memory: IndexerMemory,
): Promise<StepOutcome> {
  const { chain, database, observer, log } = dependencies;
  const cursor = await database.projection.getCursor();
  if (cursor === null || isOtherNetwork(chain, cursor)) return startOver(dependencies, cursor);

  await repairSuspects(dependencies, memory);
  const { range, edge } = await readRange(chain, cursor.ledger);
  observer.onProgress({
    ledger: cursor.ledger,
    closeTime: cursor.closeTime,
    latestLedger: edge.latestLedger,
  });
  if (!memory.verified || edge.latestLedger < cursor.ledger) {
    const verdict = await verifyChain(dependencies, cursor, edge);
    if (verdict === "replaced") return startOver(dependencies, cursor);
    if (verdict === "behind") {
      log.warn(
        { ledger: cursor.ledger, latestLedger: edge.latestLedger },
        "the network is behind the projection",
      );
      return "waiting";
    }
    memory.verified = true;
  }
  if (edge.oldestLedger > Math.max(cursor.ledger, GENESIS) + 1) return bridgeGap(dependencies, cursor, edge);
  if (range === null) return "idle";

  await saveTokensOf(range.events, dependencies);
  const atTip = range.ledger === edge.latestLedger;
  // Only what is due now is worth a job: on the way to now, most of it has been settled long ago.
  const result = await database.projection.applyLedgers(range, atTip ? dependencies.hooks : {});
  for (const groupId of result.suspects) memory.suspects.add(groupId);
  observer.onApplied({ events: result.events, parked: range.parked?.length ?? 0 });
  observer.onProgress({ ledger: range.ledger, closeTime: range.closeTime, latestLedger: edge.latestLedger });
  if (result.events > 0) log.info({ ledger: range.ledger, events: result.events }, "projected");
  return atTip && memory.suspects.size === 0 ? "idle" : "moved";
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
  await database.projection.moveTo({ ...cursor, cursor: null, ledger: edge.oldestLedger - 1 });
  observer.onRepair("gap", groups);
  return "moved";
}

async function repairSuspects(dependencies: IndexerDependencies, { suspects }: IndexerMemory): Promise<void> {
  for (const groupId of suspects) {
    // An answer older than the projection repairs nothing: the next step asks again.
    if (!(await repairGroup(groupId, dependencies))) continue;
    suspects.delete(groupId);
    dependencies.log.warn({ groupId }, "events did not fit: the group was read from its contract");
    dependencies.observer.onRepair("suspect", 1);
  }
}
