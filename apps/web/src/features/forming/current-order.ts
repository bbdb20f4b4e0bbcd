import type { GroupDetail } from "@ajo/schemas";

/**
 * The proposed order as long as it is one of the seats that are taken now; null when there is none, or members have
 * come or gone since: the contract takes no acceptance of such a one.
 */
export function currentOrder(group: Pick<GroupDetail, "members" | "proceedings">): number[] | null {
  const { proposedOrder } = group.proceedings;
  if (proposedOrder === null) return null;
  const sorted = (seats: readonly number[]) => [...seats].sort((one, other) => one - other).join();
  return sorted(proposedOrder) === sorted(group.members.map(({ seat }) => seat)) ? proposedOrder : null;
}
