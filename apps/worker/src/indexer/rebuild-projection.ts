import { OutOfOrderError } from "@ajo/db";
import { AjoError, contractIdSchema } from "@ajo/schemas";
import { freshMemory, indexStep } from "./index-step";
import type { IndexerDependencies } from "./ports";

export interface RebuildResult {
  ledger: number;
  events: number;
}

/**
 * Empties the projection and reads the chain again from its first ledger to its last. Workers may run meanwhile:
 * they notice and help. Refuses when the network has forgotten events that the projection still has, unless
 * `losingHistory`.
 */
export async function rebuildProjection(
  dependencies: IndexerDependencies,
  options: { losingHistory: boolean },
): Promise<RebuildResult> {
  const { chain, database } = dependencies;
  const { oldestLedger } = await chain.listEvents({ startLedger: 1, limit: 1 });
  const first = await database.projection.findFirstRecordedLedger();
  if (first !== null && first < oldestLedger && !options.losingHistory)
    throw new AjoError(
      "NotAvailable",
      `the network has forgotten what happened before ledger ${oldestLedger}; the projection begins at ${first}. ` +
        "Add --losing-history to give that up.",
    );

  const { networkPassphrase, factoryId } = chain;
  await database.projection.restart({
    ...{
      networkPassphrase,
      factoryId: contractIdSchema.parse(factoryId),
      cursor: null,
      ledger: 0,
      closeTime: new Date(0),
    },
  });
  let events = 0;
  const counting: IndexerDependencies = {
    ...dependencies,
    observer: { ...dependencies.observer, onApplied: (applied) => (events += applied.events) },
  };
  // The chain was chosen by whoever asked for this: there is nothing to compare it with.
  const memory = { ...freshMemory(), verified: true };
  while ((await stepOrFollow(counting, memory)) === "moved");
  return { ledger: (await database.projection.getCursor())?.ledger ?? 0, events };
}

async function stepOrFollow(...args: Parameters<typeof indexStep>): ReturnType<typeof indexStep> {
  try {
    return await indexStep(...args);
  } catch (error) {
    if (error instanceof OutOfOrderError) return "moved";
    throw error;
  }
}
