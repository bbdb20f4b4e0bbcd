import {
  claimableOf,
  memberObligation,
  standingOf,
  type GroupSnapshot,
  type MemberObligation,
  type SnapshotMember,
} from "@ajo/schemas";

export type Act = { kind: "pay"; round: number } | { kind: "settle"; round: number } | { kind: "claim" };

/** What a member owes, by the contract's rules: fees included, and nothing of turns that are nobody's any more. */
export const obligationOf = (group: GroupSnapshot, member: SnapshotMember): MemberObligation =>
  memberObligation({ ...group.config, ...group }, { ...member, status: standingOf(member) });

/** What a claim would bring: all that is held, and what the deposit has too much. */
export const claimOf = (group: GroupSnapshot, member: SnapshotMember): bigint =>
  claimableOf({ ...group.config, ...group }, member);

/** What the holder of a key can do with a group. The contract decides; these are the ones worth trying. */
export function possibleActs(group: GroupSnapshot, me: SnapshotMember | undefined): Act[] {
  const acts: Act[] = [];
  const next = me === undefined ? null : obligationOf(group, me).nextUnpaidRound;
  if (next !== null) acts.push({ kind: "pay", round: next });
  if (group.status === "active") acts.push({ kind: "settle", round: group.currentRound });
  if (me !== undefined && claimOf(group, me) > 0n) acts.push({ kind: "claim" });
  return acts;
}
