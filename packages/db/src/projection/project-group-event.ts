import type { GroupEvent, GroupEventOf, MemberAddress } from "@ajo/schemas";
import { isSeated, seatedMembers, type GroupState, type MemberState } from "./group-state";

/**
 * Folds one event into a group's state. Pure. `null` is a group that has not been opened yet.
 *
 * An event that the state cannot explain (a member nobody seated, a round out of order) marks the group as suspect
 * and is folded as far as it makes sense: the indexer goes on, and the group is read from its contract.
 */
export function projectGroupEvent(group: GroupState | null, event: GroupEvent): GroupState | null {
  if (group === null) {
    if (event.name === "group_opened") return openGroup(event);
    // The factory vouches for a group whose own first words are missing.
    return event.name === "group_created"
      ? { ...openGroup(event), registryIndex: event.index, suspect: true }
      : null;
  }
  if (group.snapshotLedger !== null && event.ledger <= group.snapshotLedger) return recallEvent(group, event);
  switch (event.name) {
    case "group_opened":
      // Its constructor ran once; a second one is somebody else's event.
      return { ...group, suspect: true };
    case "group_created":
      return { ...group, registryIndex: event.index };
    case "member_joined":
      return joinMember(group, event);
    case "member_left":
      return leaveMember(group, event);
    case "group_started":
      return startGroup(group, event);
    case "contributed":
      return contribute(group, event);
    case "member_late":
      // Arrears follow from paidRounds and the rounds settled.
      return group;
    case "round_settled":
      return settleRound(group, event);
    case "payout_held":
      return changeMember({ ...group, escrow: group.escrow + event.amount }, event.member, (member) => ({
        ...member,
        heldAmount: member.heldAmount + event.amount,
      }));
    case "payout_claimed":
      return changeMember({ ...group, escrow: group.escrow - event.amount }, event.member, (member) => ({
        ...member,
        heldAmount: member.heldAmount - event.amount,
      }));
    case "group_completed":
      return { ...group, status: "completed" };
  }
}

function openGroup({
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
    id: groupId,
    factoryId,
    organiser,
    registryIndex: null,
    status: "forming",
    currentRound: 0,
    totalRounds: 0,
    createdAt: at,
    startedAt: null,
    escrow: 0n,
    snapshotLedger: null,
    snapshotAt: null,
    members: [],
    suspect: false,
  };
}

function joinMember(
  group: GroupState,
  { member: address, seat, at }: GroupEventOf<"member_joined">,
): GroupState {
  const known = group.members.find((member) => member.address === address);
  const newcomer: MemberState = {
    ...{ address, seat, paidRounds: 0, heldAmount: 0n, joinedAt: at, leftAt: null },
    turn: seatedMembers(group).length + 1,
  };
  const others = group.members.filter((member) => member.address !== address);
  return {
    ...group,
    members: [...others, newcomer],
    suspect: group.suspect || (known !== undefined && isSeated(known)),
  };
}

/** Those who joined after the leaver move up one turn. */
function leaveMember(group: GroupState, { member: address, at }: GroupEventOf<"member_left">): GroupState {
  const leaver = group.members.find((member) => member.address === address && isSeated(member));
  if (leaver === undefined) return { ...group, suspect: true };
  const members = group.members.map((member) => {
    if (member === leaver) return { ...member, turn: 0, leftAt: at };
    return isSeated(member) && member.turn > leaver.turn ? { ...member, turn: member.turn - 1 } : member;
  });
  return { ...group, members };
}

function startGroup(group: GroupState, { order, startedAt }: GroupEventOf<"group_started">): GroupState {
  const turnOfSeat = new Map(order.map((seat, index) => [seat, index + 1]));
  const members = group.members.map((member) =>
    isSeated(member) ? { ...member, turn: turnOfSeat.get(member.seat) ?? member.turn } : member,
  );
  const complete = seatedMembers(group).length === order.length;
  return {
    ...group,
    members,
    status: "active",
    currentRound: 1,
    totalRounds: order.length,
    startedAt,
    suspect: group.suspect || !complete,
  };
}

function contribute(group: GroupState, event: GroupEventOf<"contributed">): GroupState {
  const escrow = group.escrow + escrowChange(event);
  return changeMember(
    { ...group, escrow },
    event.member,
    (member) => ({ ...member, paidRounds: event.round }),
    (member) => member.paidRounds + 1 === event.round,
  );
}

/** What one contribution leaves in the group's own balance. */
function escrowChange({ kind, amount, recipient }: GroupEventOf<"contributed">): bigint {
  switch (kind) {
    case "paid":
    case "ahead":
      return amount;
    case "late":
      // Came in and went on to the recipient of the settled round in the same call.
      return 0n;
    case "setOff":
      // Arrears taken out of the pot went on to somebody; the own contribution stayed where it was.
      return recipient === null ? 0n : -amount;
  }
}

function settleRound(group: GroupState, event: GroupEventOf<"round_settled">): GroupState {
  const expected = group.status === "active" && event.round === group.currentRound;
  const settled = {
    ...group,
    escrow: event.held ? group.escrow : group.escrow - event.amount,
    currentRound: Math.min(event.round + 1, group.totalRounds),
    suspect: group.suspect || !expected,
  };
  if (!event.held) return settled;
  return changeMember(settled, event.recipient, (member) => ({
    ...member,
    heldAmount: member.heldAmount + event.amount,
  }));
}

/** The state is ahead of this event: only what a snapshot cannot know is taken from it. */
function recallEvent(group: GroupState, event: GroupEvent): GroupState {
  switch (event.name) {
    case "group_opened":
      return { ...group, createdAt: event.at };
    case "group_created":
      return { ...group, registryIndex: event.index };
    case "member_joined":
      return recallJoining(group, event);
    case "member_left":
      return {
        ...group,
        members: group.members.map((member) =>
          member.address === event.member && !isSeated(member) ? { ...member, leftAt: event.at } : member,
        ),
      };
    default:
      return group;
  }
}

function recallJoining(
  group: GroupState,
  { member: address, seat, at }: GroupEventOf<"member_joined">,
): GroupState {
  const known = group.members.find((member) => member.address === address);
  // Not in the snapshot: left again before it, and the event that says so follows.
  const gone: MemberState = {
    address,
    seat,
    turn: 0,
    paidRounds: 0,
    heldAmount: 0n,
    joinedAt: at,
    leftAt: at,
  };
  const recalled = known !== undefined && isSeated(known) ? { ...known, joinedAt: at } : gone;
  return { ...group, members: [...group.members.filter((member) => member !== known), recalled] };
}

function changeMember(
  group: GroupState,
  address: MemberAddress,
  change: (member: MemberState) => MemberState,
  fits: (member: MemberState) => boolean = () => true,
): GroupState {
  const known = group.members.find((member) => member.address === address && isSeated(member));
  if (known === undefined) return { ...group, suspect: true };
  const changed = change(known);
  const suspect = group.suspect || !fits(known) || changed.heldAmount < 0n || group.escrow < 0n;
  return { ...group, members: group.members.map((member) => (member === known ? changed : member)), suspect };
}
