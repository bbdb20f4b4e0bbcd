import type { GroupChange, MemberAddress, WalletAddress } from "@ajo/schemas";

/** Names of what changes. An announcement invalidates by these; every kept answer stands under at least one. */

/** Anything about one group. */
export const groupTag = (groupId: string) => `group:${groupId}`;

/** In which groups an address holds a seat. */
export const memberTag = (address: MemberAddress | WalletAddress) => `member:${address}`;

/** Any group at all: what a list may show is not known before it is loaded. */
export const ANY_GROUP = "groups";

/** Which groups there are, and in which order. */
export const REGISTRY = "registry";
/** Which groups have which status. */
export const STATUSES = "statuses";
/** Which groups have open seats. */
export const SEATS = "seats";

/** What the factory says of itself: the code it gives to groups. */
export const FACTORY = "factory";

/** What else a change of a group may change: which lists it belongs on, and whose seats there are. */
const BEYOND_THE_GROUP: Readonly<Record<string, readonly string[]>> = {
  group_opened: [REGISTRY, STATUSES, SEATS],
  group_created: [REGISTRY, STATUSES, SEATS],
  member_joined: [SEATS],
  member_left: [SEATS],
  group_started: [STATUSES, SEATS],
  group_completed: [STATUSES],
  contributed: [],
  member_late: [],
  round_settled: [],
  payout_held: [],
  payout_claimed: [],
};

/** Changes of seats: whoever joined or left has other groups now. */
const OF_MEMBERS: ReadonlySet<string> = new Set(["member_joined", "member_left"]);

/** Everything that one projected event invalidates. What an event of a later version changes is not known here. */
export function tagsOfChange({ groupId, name, member }: GroupChange): string[] {
  const beyond = BEYOND_THE_GROUP[name];
  if (beyond === undefined) return tagsOfUnknownChange(groupId);
  const tags = [groupTag(groupId), ANY_GROUP, ...beyond];
  if (OF_MEMBERS.has(name)) tags.push(member == null ? ANY_MEMBER : memberTag(member));
  return tags;
}

/** Whose seats changed is not known: everybody's groups are loaded again. */
export const ANY_MEMBER = "members";

/** A group was read anew from its contract and may differ in any way. */
export const tagsOfUnknownChange = (groupId: string): string[] => [
  groupTag(groupId),
  ANY_GROUP,
  REGISTRY,
  STATUSES,
  SEATS,
  ANY_MEMBER,
];
