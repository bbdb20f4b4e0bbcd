import type { GroupEventOf } from "../group/group-event";
import { isSeated, type GroupState } from "./group-state";
import { doubt, findSeated } from "./change-member";
import { gone } from "./forming";

export function swapTurns(group: GroupState, event: GroupEventOf<"turns_swapped">): GroupState {
  const [first, second] = [findSeated(group, event.first), findSeated(group, event.second)];
  if (first === undefined || second === undefined) return doubt(group);
  const members = group.members.map((member) => {
    if (member === first) return { ...member, turn: second.turn };
    return member === second ? { ...member, turn: first.turn } : member;
  });
  return { ...group, members };
}

/** The newcomer takes over seat, turn, deposit, dates and debts, but not the other's standing order. */
export function moveSeat(group: GroupState, event: GroupEventOf<"seat_moved">): GroupState {
  const mover = findSeated(group, event.member);
  if (mover === undefined) return doubt(group);
  const others = group.members.filter(
    (member) => member !== mover && !(member.address === event.newcomer && !isSeated(member)),
  );
  const newcomer = { ...mover, address: event.newcomer, joinedAt: event.at, standingOrder: false };
  const suspect = group.suspect || others.some((member) => member.address === event.newcomer);
  return { ...group, members: [...others, gone(mover, event.at), newcomer], suspect };
}
