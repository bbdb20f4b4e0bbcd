import type { GroupEvent, GroupEventOf } from "../group/group-event";
import { settledRounds } from "../group/member-obligation";
import { standingOf, unpaidRounds } from "../rules/rounds-owed";
import { changeMember, doubt, hold } from "./change-member";
import * as forming from "./forming";
import { projectProceedings } from "./proceedings";
import * as rounds from "./rounds";
import { moveSeat, swapTurns } from "./seats";
import { hearOrganiser } from "./signs-of-life";
import { heldTotal, isSeated, newSeat, seatedMembers, type GroupState } from "./group-state";

/**
 * Folds one event into a group's state. Pure. `null` is a group that has not been opened yet.
 *
 * An event that the state cannot explain (a member nobody seated, a round out of order) marks the group as suspect
 * and is folded as far as it makes sense: the indexer goes on, and the group is read from its contract.
 */
export function projectGroupEvent(group: GroupState | null, event: GroupEvent): GroupState | null {
  if (group === null) {
    if (event.name === "group_opened") return forming.openGroup(event);
    // The factory vouches for a group whose own first words are missing.
    return event.name === "group_created"
      ? { ...forming.openGroup(event), registryIndex: event.index, suspect: true }
      : null;
  }
  const proceedings = projectProceedings(group.proceedings, event, group.members);
  const known = proceedings === group.proceedings ? group : { ...group, proceedings };
  const isAhead = group.snapshotLedger !== null && event.ledger <= group.snapshotLedger;
  return isAhead
    ? recallEvent(known, event)
    : hearOrganiser(group, withEscrow(group, changeState(known, event)), event);
}

function changeState(group: GroupState, event: GroupEvent): GroupState {
  switch (event.name) {
    case "group_opened":
      // Its constructor ran once; a second one is somebody else's event.
      return doubt(group);
    case "group_created":
      return { ...group, registryIndex: event.index };
    case "member_joined":
      return forming.joinMember(group, event);
    case "member_left":
      return forming.leaveMember(group, event);
    case "order_set":
      return forming.setOrder(group);
    case "order_accepted":
      return forming.acceptOrder(group, event);
    case "draw_opened":
      return forming.openDraw(group, event);
    case "secret_revealed":
      return forming.revealSecret(group, event);
    case "group_started":
      return forming.startGroup(group, event);
    case "contributed":
      return rounds.contribute(group, event);
    case "deposit_added":
      return rounds.addDeposit(group, event);
    case "member_defaulted":
      return rounds.declareDefault(group, event);
    case "member_cured":
      return changeMember(group, event.member, (member) => ({ ...member, defaulted: false }));
    case "standing_order_set":
      return changeMember(group, event.member, (member) => ({ ...member, standingOrder: event.on }));
    case "turn_vacated":
      return rounds.vacateTurn(group, event);
    case "round_settled":
      return rounds.settleRound(group, event);
    case "auction_won":
      return rounds.awardTurn(group, event);
    case "payout_held":
      return changeMember(group, event.member, hold(event.amount));
    case "payout_claimed":
      return rounds.claim(group, event);
    case "group_completed":
      return rounds.complete(group, event);
    case "group_cancelled":
      return rounds.cancel(group, event);
    case "turns_swapped":
      return swapTurns(group, event);
    case "seat_moved":
      return moveSeat(group, event);
    case "group_paused":
      return { ...group, pausedUntil: event.until };
    case "deputy_set":
      return { ...group, deputy: event.deputy };
    case "organiser_changed":
      return { ...group, organiser: event.organiser, deputy: null };
    // What members owe follows from the rounds; votes, bids and proposals are proceedings.
    case "member_late":
    case "invited":
    case "invitation_revoked":
    case "member_approved":
    case "member_disapproved":
    case "order_drawn":
    case "bid_sealed":
    case "bid_revealed":
    case "hand_over_proposed":
    case "hand_over_vetoed":
    case "voted":
    case "recovery_ready":
    case "recovery_vetoed":
    case "organiser_stayed":
    case "upgraded":
      return group;
  }
}

/**
 * What the group's own balance is: all that it owes. Money that waits, deposits, the reserve, and contributions paid
 * for rounds that are not settled yet.
 */
function withEscrow(before: GroupState, group: GroupState): GroupState {
  if (group === before) return group;
  const settled = settledRounds(group);
  const inAdvance = seatedMembers(group).reduce((sum, member) => {
    const open = unpaidRounds(group, { ...member, status: standingOf(member), paidRounds: settled });
    return sum + open.filter((round) => round <= member.paidRounds).length;
  }, 0);
  const deposits = group.members.reduce((sum, member) => sum + member.deposit, 0n);
  const escrow = heldTotal(group) + deposits + group.reserve + BigInt(inAdvance) * group.contribution;
  return { ...group, escrow, suspect: group.suspect || escrow < 0n };
}

/** The state is ahead of this event: only what a snapshot cannot know is taken from it. */
function recallEvent(group: GroupState, event: GroupEvent): GroupState {
  switch (event.name) {
    case "group_opened":
      return { ...group, createdAt: event.at };
    case "group_created":
      return { ...group, registryIndex: event.index };
    case "member_joined":
      return recallSeat(group, event, event.member);
    case "seat_moved":
      return recallSeat(recallLeaving(group, event, event.member), event, event.newcomer);
    case "member_left":
      return recallLeaving(group, event, event.member);
    default:
      return group;
  }
}

type SeatEvent = GroupEventOf<"member_joined" | "member_left" | "seat_moved">;

const recallLeaving = (group: GroupState, { at }: SeatEvent, address: string): GroupState => ({
  ...group,
  members: group.members.map((member) =>
    member.address === address && !isSeated(member) ? { ...member, leftAt: at } : member,
  ),
});

function recallSeat(
  group: GroupState,
  { seat, at }: SeatEvent,
  address: GroupState["members"][number]["address"],
): GroupState {
  const known = group.members.find((member) => member.address === address);
  // Not in the snapshot: left again before it, and the event that says so follows.
  const gone = newSeat({ address, seat, turn: 0, joinedAt: at, leftAt: at });
  const recalled = known !== undefined && isSeated(known) ? { ...known, joinedAt: at } : gone;
  return { ...group, members: [...group.members.filter((member) => member !== known), recalled] };
}
