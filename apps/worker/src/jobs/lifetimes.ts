import type { Database } from "@ajo/db";
import { channelOf, type EnqueueJobs, type JobPayload } from "@ajo/jobs";
import type { GroupId } from "@ajo/schemas";
import type { SorobanClient } from "@ajo/soroban";
import type { Operator } from "@ajo/soroban/operator";
import type { Log } from "../log";
import { throughChannel } from "./through-channel";

/**
 * A group's entries are extended when one of them has fewer ledgers left than this: 20 days of 5-second ledgers. The
 * contract itself extends whatever has fewer than 30, so the call never does nothing.
 */
export const EXTEND_BELOW_LEDGERS = 345_600;
const PAGE = 100;

interface WatchDependencies {
  chain: Pick<SorobanClient, "getNetworkState">;
  operator: Pick<Operator, "listLifetimes">;
  database: Pick<Database, "upkeep">;
  enqueue: EnqueueJobs;
  log: Log;
}

/**
 * Looks at every group in which money may still move, and enqueues those whose entries would lapse. One that lapsed
 * already is restored by whatever transaction touches it next; it is told, because it should not have come so far.
 */
export async function watchLifetimes({
  chain,
  operator,
  database,
  enqueue,
  log,
}: WatchDependencies): Promise<GroupId[]> {
  const { latestLedger } = await chain.getNetworkState();
  const extended: GroupId[] = [];
  let after: GroupId | null = null;
  for (;;) {
    const groups = await database.upkeep.listLiveGroups(after, PAGE);
    const last = groups.at(-1);
    if (last === undefined) return extended;
    after = last.groupId;
    for (const { groupId, liveUntilLedger } of await operator.listLifetimes(groups)) {
      if (liveUntilLedger === null) log.error({ groupId }, "entries of a group have lapsed");
      else if (liveUntilLedger - latestLedger < EXTEND_BELOW_LEDGERS) extended.push(groupId);
    }
    const due = extended.filter((groupId) => groups.some((group) => group.groupId === groupId));
    if (due.length > 0)
      await enqueue(
        "extend_lifetime",
        due.map((groupId) => ({ groupId })),
      );
  }
}

export async function extendLifetime(
  { groupId }: JobPayload<"extend_lifetime">,
  { operator, log }: { operator: Pick<Operator, "channels" | "openChannels" | "extendLifetime">; log: Log },
): Promise<void> {
  const channel = channelOf(groupId, operator.channels);
  const { hash, ledger } = await throughChannel(operator, () => operator.extendLifetime(groupId, channel));
  log.info({ groupId, hash, ledger }, "extended the lifetime of a group");
}
