import type { GroupEventOf } from "../group/group-event";
import { NO_PROCEEDINGS } from "../group/proceedings";
import { isSeated, newSeat, seatedMembers, type GroupState, type MemberState } from "./group-state";
import { changeMember, changeSeated, inOrder } from "./change-member";

export function openGroup({
  groupId,
  factoryId,
  organiser,
  config,
  at,
}: GroupEventOf<"group_opened" | "group_created">): GroupState {
  const { token, ...terms } = config;
  return {
    ...terms,
    tokenId: token,
    foundingDeputy: config.deputy,
    id: groupId,
    factoryId,
    organiser,
    organiserSeenAt: at,
    seenBeforeInvited: null,
    registryIndex: null,
    status: "forming",
    currentRound: 0,
    totalRounds: 0,
    createdAt: at,
    startedAt: null,
    drawEndsAt: null,
    pausedUntil: null,
    escrow: 0n,
    reserve: 0n,
    vacated: [],
    shorts: [],
    proceedings: NO_PROCEEDINGS,
    snapshotLedger: null,
    snapshotAt: null,
    members: [],
    suspect: false,
  };
}

/** Whoever has accepted an order accepted it for these members. */
const withoutAcceptances = (group: GroupState): GroupState =>
  changeSeated(group, (member) => (member.hasAccepted ? { ...member, hasAccepted: false } : member));

export function joinMember(
  group: GroupState,
  { member: address, seat, deposit, at }: GroupEventOf<"member_joined">,
): GroupState {
  const known = group.members.find((member) => member.address === address);
  const turn = seatedMembers(group).length + 1;
  const newcomer = newSeat({ address, seat, turn, deposit, joinedAt: at });
  const others = withoutAcceptances(group).members.filter((member) => member.address !== address);
  return {
    ...group,
    members: [...others, newcomer],
    suspect: group.suspect || (known !== undefined && isSeated(known)),
  };
}

/** Those who joined after the leaver move up one turn. */
export function leaveMember(
  group: GroupState,
  { member: address, at }: GroupEventOf<"member_left">,
): GroupState {
  const leaver = group.members.find((member) => member.address === address && isSeated(member));
  if (leaver === undefined) return { ...group, suspect: true };
  const members = group.members.map((member) => {
    if (member === leaver) return gone(member, at);
    return isSeated(member) && member.turn > leaver.turn ? { ...member, turn: member.turn - 1 } : member;
  });
  return withoutAcceptances({ ...group, members });
}

/** A seat after it was left. */
export const gone = ({ address, seat, joinedAt }: MemberState, leftAt: Date): MemberState =>
  newSeat({ address, seat, turn: 0, joinedAt, leftAt });

export const acceptOrder = (group: GroupState, { member }: GroupEventOf<"order_accepted">): GroupState =>
  changeMember(group, member, (seat) => ({ ...seat, hasAccepted: true }));

export const setOrder = (group: GroupState): GroupState => withoutAcceptances(group);

export const openDraw = (group: GroupState, { endsAt }: GroupEventOf<"draw_opened">): GroupState => ({
  ...group,
  status: "drawing",
  drawEndsAt: endsAt,
});

export const revealSecret = (group: GroupState, { member }: GroupEventOf<"secret_revealed">): GroupState =>
  changeMember(group, member, (seat) => ({ ...seat, hasRevealed: true }));

export function startGroup(
  group: GroupState,
  { order, startedAt }: GroupEventOf<"group_started">,
): GroupState {
  const agreed = changeSeated(group, (member) => ({ ...member, hasAccepted: false, hasRevealed: false }));
  return {
    ...inOrder(agreed, order),
    status: "active",
    drawEndsAt: null,
    currentRound: 1,
    totalRounds: order.length,
    startedAt,
  };
}
