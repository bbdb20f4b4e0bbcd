import type { GroupDetail, GroupSummary } from "@ajo/schemas";

/** What a group's rules follow from; `members` is how many there are, or will be at most. */
export type RuleTerms = Pick<
  GroupSummary,
  | "contribution"
  | "token"
  | "frequencySeconds"
  | "graceSeconds"
  | "startRule"
  | "startBy"
  | "turnOrder"
  | "admission"
  | "depositBps"
  | "lateFeeBps"
  | "reserveFeeBps"
  | "defaultAfter"
  | "deputy"
> & { members: number };

/** A group's terms as they are, or as they will be when every seat is taken. */
export const termsOf = (group: GroupDetail): RuleTerms => ({ ...group, members: membersOf(group) });

/** Nobody can join a group that draws its turns. */
function membersOf({ status, memberCount, maxMembers, totalRounds }: GroupDetail): number {
  if (status === "drawing") return memberCount;
  return totalRounds === 0 ? maxMembers : totalRounds;
}
