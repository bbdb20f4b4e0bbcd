import {
  AjoError,
  memberObligation,
  type GroupDetail,
  type GroupId,
  type Member,
  type MemberObligation,
} from "@ajo/schemas";
import type { RouterDependencies } from "../dependencies";

/** A group as every page sees it; UnknownGroup without one. */
export async function groupOf(
  { cache, groupReads }: RouterDependencies,
  groupId: GroupId,
): Promise<GroupDetail> {
  return (await cache.read(groupReads.group(groupId))).data;
}

/** A member who has something to pay now; NotMember or NothingOwed otherwise. */
export function owingMember(
  group: GroupDetail,
  address: string,
): { member: Member; owes: MemberObligation; round: number } {
  const member = seatOf(group, address);
  const owes = memberObligation(group, member);
  if (owes.nextUnpaidRound === null || owes.roundsOwed === 0)
    throw new AjoError("NothingOwed", "there is nothing to pay now");
  return { member, owes, round: owes.nextUnpaidRound };
}

export function seatOf(group: GroupDetail, address: string): Member {
  const member = group.members.find((seat) => seat.address === address);
  if (member === undefined) throw new AjoError("NotMember", `${address} holds no seat`);
  return member;
}
