import type { Database, Difference, ProjectedGroup } from "@ajo/db";
import type { GroupId, GroupSnapshot } from "@ajo/schemas";
import { eventsOfGroup } from "../indexer/events-of-group";
import type { IndexerDependencies } from "../indexer/ports";
import { repairGroup } from "../indexer/repair-groups";
import { pause } from "../indexer/run-indexer";
import { compare, HISTORY, WHOLE_GROUP } from "./compare";

export type CheckDependencies = Pick<IndexerDependencies, "chain" | "log"> & {
  database: Pick<Database, "projection" | "groups" | "tokens" | "checks">;
  /** How long to wait for the projection to reach the ledger of the chain's answer. */
  patienceMs?: number;
};

/**
 * `equal`. `repaired`: differences were found and are gone. `unrepaired`: some are left. `moving`: the group changed
 * faster than it could be compared, or the projection lags; nothing is said of it.
 */
export interface CheckResult {
  verdict: "equal" | "repaired" | "unrepaired" | "moving";
  differences: Difference[];
}

const TRIES = 3;
const PATIENCE_MS = 5_000;
const LOOK_MS = 100;
const MOVING: CheckResult = { verdict: "moving", differences: [] };

/** Compares one group with its contract, keeps every difference with both values, and reads it from the chain if there are any. */
export async function checkGroup(
  groupId: GroupId,
  dependencies: CheckDependencies,
  signal: AbortSignal,
): Promise<CheckResult> {
  const { database, log } = dependencies;
  const before = await look(groupId, dependencies, signal);
  if (before === null) return MOVING;
  if (before.differences.length === 0) {
    await database.checks.markRepaired(groupId, []);
    return { verdict: "equal", differences: [] };
  }
  const { differences, ledger } = before;
  log.error({ groupId, differences }, "the projection differs from the chain");
  await database.checks.recordDifferences(groupId, ledger, differences);
  await repair(groupId, before, dependencies);
  const after = await look(groupId, dependencies, signal);
  if (after === null) return MOVING;
  const left = after.differences.map(({ field }) => field);
  await database.checks.markRepaired(groupId, left);
  return { verdict: left.length === 0 ? "repaired" : "unrepaired", differences };
}

interface Look {
  differences: Difference[];
  snapshot: GroupSnapshot | null;
  ledger: number;
}

/** Both sides at a moment when they tell of the same ledger; null when there was none. */
async function look(
  groupId: GroupId,
  dependencies: CheckDependencies,
  signal: AbortSignal,
): Promise<Look | null> {
  const { chain, database } = dependencies;
  for (let attempt = 0; attempt < TRIES && !signal.aborted; attempt++) {
    const snapshot = await chain.getGroupSnapshot(groupId);
    const ledger = snapshot?.asOfLedger ?? 0;
    if (!(await untilProjected(ledger, dependencies, signal))) return null;
    const projected = await database.checks.findProjectedGroup(groupId);
    if (changedAfter(projected, ledger, snapshot)) continue;
    return { differences: compare(projected, snapshot), snapshot, ledger };
  }
  return null;
}

/** The projection knows something of the group that the chain's answer is too old for. */
const changedAfter = (projected: ProjectedGroup | null, ledger: number, snapshot: GroupSnapshot | null) =>
  projected !== null && snapshot !== null && projected.changedAt > ledger;

async function untilProjected(
  ledger: number,
  { database, patienceMs = PATIENCE_MS }: CheckDependencies,
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    if (((await database.projection.getCursor())?.ledger ?? 0) >= ledger) return true;
    if (signal.aborted || Date.now() > deadline) return false;
    await pause(LOOK_MS, signal);
  }
}

async function repair(
  groupId: GroupId,
  { differences, snapshot }: Look,
  dependencies: CheckDependencies,
): Promise<void> {
  const { database } = dependencies;
  if (snapshot === null) return database.projection.removeGroup(groupId);
  const isHistory = ({ field }: Difference) => field.startsWith(HISTORY);
  const isMissing = differences.some(({ field }) => field === WHOLE_GROUP);
  if (!differences.every(isHistory)) await repairGroup(groupId, dependencies);
  if (!isMissing && !differences.some(isHistory)) return;
  // Only the factory knows the group's place in its registry.
  const { chain } = dependencies;
  const created = isMissing ? await eventsOfGroup(groupId, chain.factoryId, chain) : [];
  const events = [...created, ...(await eventsOfGroup(groupId, groupId, chain))];
  events.sort((a, b) => (a.id < b.id ? -1 : 1));
  await database.projection.restoreHistory(groupId, events);
}
