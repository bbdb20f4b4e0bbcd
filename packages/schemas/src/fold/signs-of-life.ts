import type { GroupEvent } from "../group/group-event";
import { seatedMembers, type GroupState } from "./group-state";

/**
 * When the organiser was heard of last: everything that is signed for the role counts, and nothing else (`by_organiser`
 * and `hear` in contracts/group/src/rules/deputy.rs). `before` is the group as the event found it, `after` as it left it.
 *
 * Invariant: an invitation's use says `invited` as its making does, and the joining that used it follows in the same
 * transaction: that takes the sign back.
 */
export function hearOrganiser(before: GroupState, after: GroupState, event: GroupEvent): GroupState {
  if (
    event.name === "member_joined" &&
    before.seenBeforeInvited !== null &&
    event.member !== before.organiser
  )
    return { ...after, organiserSeenAt: before.seenBeforeInvited, seenBeforeInvited: null };
  if (isSignOfLife(before, event))
    return {
      ...after,
      organiserSeenAt: event.at,
      seenBeforeInvited: event.name === "invited" ? before.organiserSeenAt : null,
    };
  return after.seenBeforeInvited === null ? after : { ...after, seenBeforeInvited: null };
}

function isSignOfLife(group: GroupState, event: GroupEvent): boolean {
  switch (event.name) {
    case "invited":
    case "invitation_revoked":
    case "member_approved":
    case "member_disapproved":
    case "order_set":
    case "deputy_set":
    case "organiser_changed":
    case "organiser_stayed":
      return true;
    case "group_paused":
      return event.by === group.organiser;
    case "draw_opened":
      return !startsByItself(group);
    case "group_started":
      // A drawn order is begun by whoever asks for the draw.
      return group.turnOrder !== "random" && !startsByItself(group);
    default:
      return false;
  }
}

/** The last joining, or the last acceptance of the order, begins a full group that waits for nothing else. */
const startsByItself = (group: GroupState): boolean =>
  group.startRule === "whenFull" && seatedMembers(group).length === group.maxMembers;
