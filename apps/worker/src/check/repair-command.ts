import { groupIdSchema, type GroupId } from "@ajo/schemas";
import { repairGroup } from "../indexer/repair-groups";
import { checkGroup, type CheckDependencies } from "./check-group";

export const REPAIR_USAGE = `usage: repair --group C...   compare one group with its contract, and repair it
       repair --all          every group of the factory, and every group of the projection`;

export type RepairScope = { group: GroupId } | "all";

/** Null when the words do not say what to repair. */
export function parseRepairScope(words: readonly string[]): RepairScope | null {
  const [option, value, ...rest] = words;
  if (option === "--all" && value === undefined) return "all";
  const group = groupIdSchema.safeParse(value);
  return option === "--group" && group.success && rest.length === 0 ? { group: group.data } : null;
}

export interface RepairReport {
  checked: number;
  repaired: number;
  /** Still different, or changing too fast to tell. */
  left: GroupId[];
}

const PAGE = 100;

/**
 * Compares and repairs, whether or not a worker runs. A group of which nothing could be said, because the projection
 * does not follow the network, is read from its contract all the same.
 */
export async function repairScope(
  scope: RepairScope,
  dependencies: CheckDependencies,
  onGroup: (groupId: GroupId, line: string) => void = () => undefined,
): Promise<RepairReport> {
  const report: RepairReport = { checked: 0, repaired: 0, left: [] };
  const signal = new AbortController().signal;
  for (const groupId of scope === "all" ? await listAll(dependencies) : [scope.group]) {
    const { verdict, differences } = await checkGroup(groupId, dependencies, signal);
    const read = verdict === "moving" && (await repairGroup(groupId, dependencies));
    report.checked += 1;
    if (verdict === "repaired" || read) report.repaired += 1;
    if (verdict === "unrepaired" || (verdict === "moving" && !read)) report.left.push(groupId);
    for (const { field, projected, chain } of differences)
      onGroup(groupId, `${field}: projection ${projected ?? "nothing"}, chain ${chain ?? "nothing"}`);
    onGroup(groupId, read ? "read from its contract" : verdict);
  }
  return report;
}

async function listAll({ chain, database }: CheckDependencies): Promise<GroupId[]> {
  const groupIds = new Set<GroupId>();
  for (let start = 0; ;) {
    const page = await chain.getAllGroups({ start, limit: PAGE });
    for (const groupId of page.groupIds) groupIds.add(groupId);
    start += page.groupIds.length;
    if (page.groupIds.length === 0 || start >= page.total) break;
  }
  for (const groupId of await database.checks.listIdsToCheck({ from: 0, to: 0, last: true }))
    groupIds.add(groupId);
  return [...groupIds];
}
