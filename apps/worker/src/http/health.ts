import type { Database } from "@ajo/db";
import type { SorobanClient } from "@ajo/soroban";

/** One thing this worker cannot do without. */
interface Check {
  ok: boolean;
  /** What is wrong, or a fact worth seeing. */
  detail: string;
}

export interface Readiness {
  ready: boolean;
  checks: { database: Check; chain: Check; indexer: Check };
}

export interface HealthDependencies {
  database: Pick<Database, "projection">;
  chain: Pick<SorobanClient, "getNetworkState">;
  maxIndexerLag: number;
}

/** Whether the projection can follow the chain and does. A standby is ready, too, when whoever leads keeps up. */
export async function checkReadiness({
  database,
  chain,
  maxIndexerLag,
}: HealthDependencies): Promise<Readiness> {
  const [cursor, network] = await Promise.allSettled([
    database.projection.getCursor(),
    chain.getNetworkState(),
  ]);
  const checks = {
    database: cursor.status === "fulfilled" ? good("answers") : bad("cannot be reached"),
    chain:
      network.status === "fulfilled"
        ? good(`at ledger ${network.value.latestLedger}`)
        : bad("cannot be reached"),
    indexer: indexerCheck(
      cursor.status === "fulfilled" ? (cursor.value?.ledger ?? null) : null,
      network.status === "fulfilled" ? network.value.latestLedger : null,
      maxIndexerLag,
    ),
  };
  return { ready: checks.database.ok && checks.chain.ok && checks.indexer.ok, checks };
}

function indexerCheck(projected: number | null, latest: number | null, maxLag: number): Check {
  if (projected === null) return bad("nothing is projected yet");
  if (latest === null) return good(`at ledger ${projected}`);
  const lag = Math.max(0, latest - projected);
  const detail = `at ledger ${projected}, ${lag} behind`;
  return lag <= maxLag ? good(detail) : bad(detail);
}

const good = (detail: string): Check => ({ ok: true, detail });
const bad = (detail: string): Check => ({ ok: false, detail });
