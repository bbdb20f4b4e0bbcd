import type { GroupId } from "@ajo/schemas";
import { checkGroup, type CheckDependencies, type CheckResult } from "./check-group";

/** What a slice came to. */
export interface SliceResult {
  checked: number;
  /** Groups that differed. */
  differing: number;
  /** The slice was the sweep's last one. */
  ends: boolean;
}

const PAGE = 100;
const AT_ONCE = 8;

/**
 * Checks up to `size` groups, from where the last slice ended: those that the factory's registry names, and those that
 * the projection has in their place. Remembered page by page, so a slice that is interrupted is not done again.
 */
export async function checkSlice(
  dependencies: CheckDependencies,
  { size, signal }: { size: number; signal: AbortSignal },
): Promise<SliceResult> {
  const { chain, database } = dependencies;
  const result: SliceResult = { checked: 0, differing: 0, ends: false };
  while (result.checked < size && !result.ends && !signal.aborted) {
    const { position } = await database.checks.getProgress();
    const { groupIds, total } = await chain.getAllGroups({ start: position, limit: PAGE });
    const to = position + groupIds.length;
    const ends = groupIds.length === 0 || to >= total;
    const known = await database.checks.listIdsToCheck({ from: position, to, last: ends });
    const results = await checkAll([...new Set([...groupIds, ...known])], dependencies, signal);
    const differing = results.filter(({ differences }) => differences.length > 0).length;
    await database.checks.advance({ position: to, checked: results.length, differences: differing, ends });
    result.checked += results.length;
    result.differing += differing;
    result.ends = ends;
  }
  return result;
}

/** A few at a time: the network's other users matter, too. */
export async function checkAll(
  groupIds: readonly GroupId[],
  dependencies: CheckDependencies,
  signal: AbortSignal,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (let start = 0; start < groupIds.length && !signal.aborted; start += AT_ONCE)
    results.push(
      ...(await Promise.all(
        groupIds.slice(start, start + AT_ONCE).map((groupId) => checkGroup(groupId, dependencies, signal)),
      )),
    );
  return results;
}
