import type { AnnounceHooks, Database, OrderDue } from "@ajo/db";
import type { SorobanClient } from "@ajo/soroban";
import type { Operator } from "@ajo/soroban/operator";
import type { Log } from "../log";

interface RemindDependencies {
  chain: Pick<SorobanClient, "getNetworkState">;
  operator: Pick<Operator, "canDraw">;
  database: Pick<Database, "notifications">;
  announce: AnnounceHooks;
  log: Log;
}

/**
 * Reminds members of what is due shortly, and tells those whose standing order would not cover it; how many. Each is
 * told once a round, so that a standing order is looked at once a round, too.
 */
export async function remindMembers({
  chain,
  operator,
  database: { notifications },
  announce,
  log,
}: RemindDependencies): Promise<number> {
  const { closeTime } = await chain.getNetworkState();
  const uncovered: OrderDue[] = [];
  for (const order of await notifications.listOrdersDue(closeTime))
    if (!(await isCovered(order, operator, log))) uncovered.push(order);
  return notifications.addDueSoon(closeTime, uncovered, announce);
}

/** Nobody is told that their money will not do because we could not ask: the reminder is true in any case. */
async function isCovered(order: OrderDue, operator: Pick<Operator, "canDraw">, log: Log): Promise<boolean> {
  try {
    return await operator.canDraw(order);
  } catch (error) {
    log.warn({ err: error, groupId: order.groupId }, "a standing order cannot be looked at");
    return true;
  }
}
