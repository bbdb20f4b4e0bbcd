import type { ProjectionCursor } from "@ajo/db";
import { cursorAfterLedger } from "@ajo/soroban";
import type { IndexerChain, IndexerDependencies } from "./ports";
import type { NetworkEdge } from "./read-range";

/** `same`: go on. `replaced`: what the projection holds happened on another chain. `behind`: the network lags; wait. */
export type ChainVerdict = "same" | "replaced" | "behind";

/**
 * Whether the network is still the one that the projection was read from. Only a contradiction counts as proof: a
 * network that merely lags (another endpoint, a restart) must not cost anybody their history.
 * - Another passphrase or another factory is another chain.
 * - Fewer ledgers, and yet a later clock, cannot be the same chain.
 * - A ledger that had our events must still have the last of them, in the same transaction.
 */
export async function verifyChain(
  { chain, database }: Pick<IndexerDependencies, "chain" | "database">,
  cursor: ProjectionCursor,
  edge: NetworkEdge,
): Promise<ChainVerdict> {
  if (isOtherNetwork(chain, cursor)) return "replaced";
  const isShorter = edge.latestLedger < cursor.ledger;
  if (isShorter && edge.latestLedgerCloseTime > cursor.closeTime) return "replaced";
  const recorded = await database.projection.findRecordedLedger({
    from: edge.oldestLedger,
    to: edge.latestLedger,
  });
  if (recorded !== null && !(await stillHolds(chain, recorded))) return "replaced";
  return isShorter ? "behind" : "same";
}

/**
 * An endpoint that still knows the chain that was projected, when another one has contradicted it; null when none
 * does. Endpoints that do not answer have no say.
 */
export async function findTrusted(
  { endpoints = [], database }: Pick<IndexerDependencies, "endpoints" | "database">,
  cursor: ProjectionCursor,
): Promise<IndexerChain | null> {
  for (const chain of endpoints) {
    const edge = await chain.listEvents({ cursor: cursorAfterLedger(cursor.ledger) }).catch(() => null);
    if (edge === null) continue;
    if ((await verifyChain({ chain, database }, cursor, edge)) !== "replaced") return chain;
  }
  return null;
}

export function isOtherNetwork(
  chain: Pick<IndexerDependencies["chain"], "networkPassphrase" | "factoryId">,
  cursor: ProjectionCursor,
): boolean {
  return cursor.networkPassphrase !== chain.networkPassphrase || cursor.factoryId !== chain.factoryId;
}

async function stillHolds(
  chain: Pick<IndexerDependencies["chain"], "listEvents">,
  recorded: { ledger: number; lastEventId: string; lastTxHash: string },
): Promise<boolean> {
  let cursor = cursorAfterLedger(recorded.ledger - 1);
  for (;;) {
    const page = await chain.listEvents({ cursor });
    const found = page.events.find((event) => event.id === recorded.lastEventId);
    if (found !== undefined) return found.txHash === recorded.lastTxHash;
    if (page.completeLedger >= recorded.ledger) return false;
    cursor = page.cursor;
  }
}
