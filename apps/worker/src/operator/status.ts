import type { CheckProgress, Database, DeliveryFigures, KeptEvent, RecordedDifference } from "@ajo/db";
import type { SorobanClient } from "@ajo/soroban";
import type { DeadLetter, Queue, QueueCounts } from "../jobs/queue";

/** What an operator wants to know, of one moment. */
export interface OperatorStatus {
  /** Null when the part that knows it cannot be reached. */
  projectedLedger: number | null;
  networkLedger: number | null;
  lagLedgers: number | null;
  /** Whether this process indexes and runs jobs. */
  leading: boolean;
  queues: QueueCounts[];
  deadLetters: DeadLetter[];
  /** Differences from the chain that are not repaired. Zero, or something is wrong. */
  openDifferences: number;
  differences: RecordedDifference[];
  checks: CheckProgress;
  /** Notifications on their way out, of the last 30 days. Those given up are among the dead letters. */
  deliveries: DeliveryFigures[];
  /** Groups that wait to be read from their contracts. */
  suspects: number;
  /** Events that this version cannot read. */
  parkedEvents: number;
  /** The first of them, as they were kept. */
  parked: KeptEvent[];
}

export interface StatusSources {
  database: Pick<Database, "projection" | "checks" | "deliveries">;
  chain: Pick<SorobanClient, "getNetworkState">;
  queue: Pick<Queue, "count" | "listDead">;
  isLeading: () => boolean;
}

const SHOWN = 50;

/** Throws when the database cannot be asked; the chain may be away. */
export async function operatorStatus({
  database,
  chain,
  queue,
  isLeading,
}: StatusSources): Promise<OperatorStatus> {
  const [
    cursor,
    network,
    queues,
    deadLetters,
    openDifferences,
    differences,
    checks,
    suspects,
    parkedEvents,
    parked,
    deliveries,
  ] = await Promise.all([
    database.projection.getCursor(),
    chain.getNetworkState().catch(() => null),
    queue.count(),
    queue.listDead(SHOWN),
    database.checks.countOpenDifferences(),
    database.checks.listDifferences(SHOWN),
    database.checks.getProgress(),
    database.projection.countSuspects(),
    database.projection.countParkedEvents(),
    database.projection.listParkedEvents(null, SHOWN),
    database.deliveries.count(),
  ]);
  const projectedLedger = cursor?.ledger ?? null;
  const networkLedger = network?.latestLedger ?? null;
  return {
    ...{ projectedLedger, networkLedger },
    lagLedgers:
      projectedLedger === null || networkLedger === null
        ? null
        : Math.max(0, networkLedger - projectedLedger),
    leading: isLeading(),
    ...{ queues, deadLetters, openDifferences, differences, checks, suspects, parkedEvents, parked },
    deliveries,
  };
}
