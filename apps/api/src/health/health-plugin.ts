import type { RouterDependencies } from "@ajo/router";
import type { FastifyInstance } from "fastify";

/** One thing this server cannot do without. */
export interface Check {
  ok: boolean;
  /** What is wrong, or a fact worth seeing. */
  detail: string;
}

export interface Readiness {
  ready: boolean;
  checks: { database: Check; chain: Check; indexer: Check };
}

/** Live: the process answers. Ready: it can answer everything, and what it says is recent. */
export async function healthPlugin(
  server: FastifyInstance,
  options: { dependencies: RouterDependencies; maxIndexerLag: number },
): Promise<void> {
  server.get("/health/live", async () => ({ live: true }));
  server.get("/health/ready", async (_request, reply) => {
    const readiness = await checkReadiness(options.dependencies, options.maxIndexerLag);
    return reply
      .code(readiness.ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send(readiness);
  });
}

export async function checkReadiness(
  { database, watch }: RouterDependencies,
  maxIndexerLag: number,
): Promise<Readiness> {
  const [cursor, network] = await Promise.allSettled([database.projection.getCursor(), watch.current()]);
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
