import type { GroupSnapshot } from "@ajo/schemas";

export type Act = { kind: "pay"; round: number } | { kind: "settle"; round: number } | { kind: "claim" };

type Member = GroupSnapshot["members"][number];
type GroupFacts = Pick<GroupSnapshot, "status" | "currentRound" | "totalRounds">;

/** How many rounds a member owes now: arrears, and the current round. As in the contract's rules. */
export function payableRounds(group: GroupFacts, { paidRounds }: Pick<Member, "paidRounds">): bigint {
  const payable = group.status === "forming" ? 0 : group.currentRound;
  return BigInt(Math.max(0, payable - paidRounds));
}

export const isOwed = (group: GroupFacts, member: Pick<Member, "paidRounds">) =>
  payableRounds(group, member) > 0n;

/** What the holder of a key can do with a group. The contract decides; these are the ones worth trying. */
export function possibleActs(
  group: GroupFacts,
  me: Pick<Member, "paidRounds" | "heldAmount"> | undefined,
): Act[] {
  const acts: Act[] = [];
  if (me !== undefined && group.status !== "forming" && me.paidRounds < group.totalRounds)
    acts.push({ kind: "pay", round: me.paidRounds + 1 });
  if (group.status === "active") acts.push({ kind: "settle", round: group.currentRound });
  if (me !== undefined && me.heldAmount > 0n) acts.push({ kind: "claim" });
  return acts;
}
