/** One thing this process cannot do without. */
export interface Check {
  ok: boolean;
  /** What is wrong, or a fact worth seeing. */
  detail: string;
}

export interface Readiness {
  ready: boolean;
  checks: { database: Check; chain: Check; indexer: Check } & Record<string, Check>;
}

/** Where the projection and the network stand; whoever cannot be asked rejects. */
export interface ReadinessSources {
  /** Null while nothing is projected. */
  projectedLedger: () => Promise<number | null>;
  networkLedger: () => Promise<number>;
  maxIndexerLag: number;
  /** What else this process cannot do without, by name, as it stands. */
  more?: () => Record<string, Check>;
}

/** Whether everything can be answered, and with what is recent. */
export async function checkReadiness(sources: ReadinessSources): Promise<Readiness> {
  const [projected, network] = await Promise.allSettled([sources.projectedLedger(), sources.networkLedger()]);
  const checks = {
    database: projected.status === "fulfilled" ? good("answers") : bad("cannot be reached"),
    chain: network.status === "fulfilled" ? good(`at ledger ${network.value}`) : bad("cannot be reached"),
    indexer: indexerCheck(
      projected.status === "fulfilled" ? projected.value : null,
      network.status === "fulfilled" ? network.value : null,
      sources.maxIndexerLag,
    ),
    ...sources.more?.(),
  };
  return { ready: Object.values(checks).every(({ ok }) => ok), checks };
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
