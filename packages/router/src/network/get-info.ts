import { isRetryable, networkInfoOutput } from "@ajo/schemas";
import type { RouterDependencies } from "../dependencies";
import type { NetworkState } from "../ports/chain";
import { procedure } from "../trpc";
import { explorerOf } from "./explorer";

/** The network, its clock, and what Ajo offers on it. */
export const getInfo = procedure.output(networkInfoOutput).query(async ({ ctx }) => {
  const { config, watch } = ctx.dependencies;
  const state = await latestState(ctx.dependencies);
  return {
    passphrase: config.networkPassphrase,
    factoryId: config.factoryId,
    latestLedger: state.latestLedger,
    closeTime: state.closeTime,
    tokens: [...config.tokens],
    explorer: explorerOf(config.networkPassphrase),
    rpcUrl: config.publicRpcUrl,
    canAdvanceTime: await watch.canAdvanceTime().catch(() => false),
    localPeople: [...config.localPeople],
  };
});

/** Asked of the chain; while that is down, the newest ledger heard of, or else projected, so that pages still open. */
async function latestState({ watch, database }: RouterDependencies): Promise<NetworkState> {
  try {
    return await watch.current();
  } catch (error) {
    if (!isRetryable(error)) throw error;
    if (watch.lastKnown !== null) return watch.lastKnown;
    const cursor = await database.projection.getCursor().catch(() => null);
    if (cursor === null) throw error;
    return { latestLedger: cursor.ledger, closeTime: cursor.closeTime };
  }
}
