import { OutOfOrderError, type Database, type Shadow } from "@ajo/db";
import { AjoError, contractIdSchema } from "@ajo/schemas";
import { freshMemory, indexStep } from "./index-step";
import type { IndexerDependencies } from "./ports";
import { pause } from "./run-indexer";

export interface RebuildResult {
  ledger: number;
  events: number;
}

export interface RebuildDependencies extends IndexerDependencies {
  database: Pick<Database, "projection" | "groups" | "tokens" | "rebuild">;
}

/** How often a served projection that is ahead, or that somebody reads for long, is waited for. */
const MOST_SWAPS = 120;
const SWAP_PAUSE_MS = 500;

/**
 * Reads the chain again from its first ledger to its last into tables of its own, while the old ones serve and workers
 * go on, and then lets the new ones serve in one transaction. Ended half-way, nothing has changed. Refuses when the
 * network has forgotten events that the projection still has, unless `losingHistory`.
 */
export async function rebuildProjection(
  dependencies: RebuildDependencies,
  options: { losingHistory: boolean },
): Promise<RebuildResult> {
  const { chain, database } = dependencies;
  if (!options.losingHistory) await refuseToLoseHistory(dependencies);
  const shadow = await database.rebuild.open();
  try {
    const { networkPassphrase, factoryId } = chain;
    await shadow.database.projection.restart({
      ...{
        networkPassphrase,
        factoryId: contractIdSchema.parse(factoryId),
        cursor: null,
        ledger: 0,
        closeTime: new Date(0),
      },
    });
    let events = 0;
    const { notifySeconds: _toldAlready, ...quiet } = dependencies;
    const counting: IndexerDependencies = {
      ...{ ...quiet, database: shadow.database, hooks: {} },
      observer: { ...dependencies.observer, onApplied: (applied) => (events += applied.events) },
    };
    for (let swaps = 1; ; swaps++) {
      await catchUp(counting, shadow);
      const ledger = (await shadow.database.projection.getCursor())?.ledger ?? 0;
      if (await shadow.swap()) return { ledger, events };
      if (swaps === MOST_SWAPS)
        throw new AjoError(
          "NotAvailable",
          "the projection that serves is ahead of the network, or always in use",
        );
      await pause(SWAP_PAUSE_MS, new AbortController().signal);
    }
  } finally {
    await shadow.close();
  }
}

async function refuseToLoseHistory({ chain, database }: RebuildDependencies): Promise<void> {
  const { oldestLedger } = await chain.listEvents({ startLedger: 1, limit: 1 });
  const first = await database.projection.findFirstRecordedLedger();
  if (first === null || first >= oldestLedger) return;
  throw new AjoError(
    "NotAvailable",
    `the network has forgotten what happened before ledger ${oldestLedger}; the projection begins at ${first}. ` +
      "Add --losing-history to give that up.",
  );
}

async function catchUp(
  dependencies: IndexerDependencies,
  shadow: Pick<Shadow, "requireTurn">,
): Promise<void> {
  // The chain was chosen by whoever asked for this: there is nothing to compare it with.
  const memory = { ...freshMemory(), verified: true };
  for (;;) {
    shadow.requireTurn();
    try {
      if ((await indexStep(dependencies, memory)) !== "moved") return;
    } catch (error) {
      if (!(error instanceof OutOfOrderError)) throw error;
    }
  }
}
