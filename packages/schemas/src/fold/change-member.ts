import type { MemberAddress } from "../ids/ids";
import { isSeated, type GroupState, type MemberState } from "./group-state";

export const doubt = (group: GroupState): GroupState => ({ ...group, suspect: true });

export const findSeated = (group: GroupState, address: MemberAddress): MemberState | undefined =>
  group.members.find((member) => member.address === address && isSeated(member));

/** Changes the seat of `address`. The group becomes suspect when there is none, or when the seat does not fit. */
export function changeMember(
  group: GroupState,
  address: MemberAddress,
  change: (member: MemberState) => MemberState,
  fits: (member: MemberState) => boolean = () => true,
): GroupState {
  const known = findSeated(group, address);
  if (known === undefined) return doubt(group);
  const changed = change(known);
  const suspect = group.suspect || !fits(known) || changed.heldAmount < 0n;
  return { ...group, members: group.members.map((member) => (member === known ? changed : member)), suspect };
}

/** Changes every seat that is taken. */
export const changeSeated = (
  group: GroupState,
  change: (member: MemberState) => MemberState,
): GroupState => ({
  ...group,
  members: group.members.map((member) => (isSeated(member) ? change(member) : member)),
});

export const hold =
  (amount: bigint) =>
  (member: MemberState): MemberState =>
    amount === 0n ? member : { ...member, heldAmount: member.heldAmount + amount };

/** Puts everybody on the place that `order` (seats in turn order) gives them. */
export function inOrder(group: GroupState, order: readonly number[]): GroupState {
  const turnOfSeat = new Map(order.map((seat, index) => [seat, index + 1]));
  const seated = group.members.filter(isSeated);
  const isComplete = seated.length === order.length && seated.every((member) => turnOfSeat.has(member.seat));
  const placed = changeSeated(group, (member) => ({
    ...member,
    turn: turnOfSeat.get(member.seat) ?? member.turn,
  }));
  return { ...placed, suspect: group.suspect || !isComplete };
}
