/**
 * The proposed order as long as it is one of the seats that are taken now; null when there is none, or members have
 * come or gone since: the contract takes no acceptance of such a one. Both are seat numbers.
 */
export function currentOrder(proposedOrder: number[] | null, seatsTaken: readonly number[]): number[] | null {
  if (proposedOrder === null) return null;
  const sorted = (seats: readonly number[]) => [...seats].sort((one, other) => one - other).join();
  return sorted(proposedOrder) === sorted(seatsTaken) ? proposedOrder : null;
}
