import type { GroupId } from "@ajo/schemas";
import type { IndexerDependencies } from "./ports";
import { readToken } from "./read-tokens";

const PAGE = 100;

type RepairDependencies = Pick<IndexerDependencies, "chain" | "database" | "log">;

/** Reads one group from its contract over whatever the projection has. False when the chain's answer was too old. */
export async function repairGroup(groupId: GroupId, dependencies: RepairDependencies): Promise<boolean> {
  const { chain, database, log } = dependencies;
  const snapshot = await chain.getGroupSnapshot(groupId);
  if (snapshot === null) {
    log.error({ groupId }, "the factory does not know a group that is in the projection");
    await database.projection.forgetSuspect(groupId);
    return true;
  }
  const token =
    (await database.tokens.findToken(snapshot.config.token)) ??
    (await readToken(snapshot.config.token, dependencies));
  return database.groups.repairFromSnapshot({ snapshot, token });
}

/** Reads every group of the factory's registry from its contract. Returns how many there are. */
export async function repairAllGroups(dependencies: IndexerDependencies): Promise<number> {
  for (let start = 0; ;) {
    const { groupIds, total } = await dependencies.chain.getAllGroups({ start, limit: PAGE });
    for (const groupId of groupIds) await repairGroup(groupId, dependencies);
    start += groupIds.length;
    if (groupIds.length === 0 || start >= total) return start;
  }
}
