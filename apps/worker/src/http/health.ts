import type { Database } from "@ajo/db";
import { checkReadiness, type Readiness } from "@ajo/shell";
import type { SorobanClient } from "@ajo/soroban";

export interface HealthDependencies {
  database: Pick<Database, "projection">;
  chain: Pick<SorobanClient, "getNetworkState">;
  maxIndexerLag: number;
}

/** Whether the projection can follow the chain and does. A standby is ready, too, when whoever leads keeps up. */
export function workerReadiness({ database, chain, maxIndexerLag }: HealthDependencies): Promise<Readiness> {
  return checkReadiness({
    projectedLedger: async () => (await database.projection.getCursor())?.ledger ?? null,
    networkLedger: async () => (await chain.getNetworkState()).latestLedger,
    maxIndexerLag,
  });
}
