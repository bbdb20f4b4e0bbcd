import type { GroupEvent, GroupId } from "@ajo/schemas";
import type { IndexerChain } from "./ports";

/** All events about one group from one contract (its own, or the factory) that the network still has, in chain order. */
export async function eventsOfGroup(
  groupId: GroupId,
  contractId: string,
  chain: Pick<IndexerChain, "listEvents">,
): Promise<GroupEvent[]> {
  const events: GroupEvent[] = [];
  let page = await chain.listEvents({ startLedger: 1, contractId });
  for (;;) {
    events.push(...page.events.filter((event) => event.groupId === groupId));
    if (page.completeLedger >= page.latestLedger) return events;
    page = await chain.listEvents({ cursor: page.cursor, contractId });
  }
}
