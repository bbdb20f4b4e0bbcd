import type { Database } from "@ajo/db";
import { checkReadiness, type Check, type Readiness } from "@ajo/shell";
import type { SorobanClient } from "@ajo/soroban";
import type { LeadingTrouble } from "../lead/lead";

export interface HealthDependencies {
  database: Pick<Database, "projection">;
  chain: Pick<SorobanClient, "getNetworkState">;
  maxIndexerLag: number;
  isLeading: () => boolean;
  trouble: LeadingTrouble;
}

/** Whether the projection can follow the chain and does. A standby is ready, too, when whoever leads keeps up and it could lead. */
export function workerReadiness(dependencies: HealthDependencies): Promise<Readiness> {
  const { database, chain, maxIndexerLag, isLeading, trouble } = dependencies;
  return checkReadiness({
    projectedLedger: async () => (await database.projection.getCursor())?.ledger ?? null,
    networkLedger: async () => (await chain.getNetworkState()).latestLedger,
    maxIndexerLag,
    more: () => ({ lead: leadCheck(isLeading(), trouble.why) }),
  });
}

function leadCheck(isLeading: boolean, why: string | null): Check {
  if (isLeading) return { ok: true, detail: "leads" };
  return why === null ? { ok: true, detail: "stands by" } : { ok: false, detail: `cannot lead: ${why}` };
}
