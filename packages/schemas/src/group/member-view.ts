import { requiredDeposit } from "../rules/deposit";
import { standingOf, unpaidRounds } from "../rules/rounds-owed";
import type { GroupSummary, Member } from "./group";
import type { SnapshotMember } from "./group-snapshot";
import { arrearsOf, settledRounds } from "./member-obligation";

/** What of a group its members' pictures follow from. */
export type GroupOfMember = Pick<
  GroupSummary,
  | "status"
  | "currentRound"
  | "totalRounds"
  | "contribution"
  | "lateFeeBps"
  | "reserveFeeBps"
  | "depositBps"
  | "vacated"
>;

/** A seat as people see it: what the contract keeps of it, and what follows from that. Pure. */
export function memberView(
  group: GroupOfMember,
  member: SnapshotMember,
  known: Pick<Member, "displayName" | "picture" | "joinedAt">,
): Member {
  const { defaulted: _defaulted, exited: _exited, ...seat } = member;
  const standing = standingOf(member);
  const owing = { ...seat, status: standing };
  const arrears = arrearsOf(group, owing);
  return {
    ...seat,
    ...known,
    arrearsRounds: arrears.rounds,
    arrearsAmount: arrears.amount,
    status: standing === "good" && arrears.rounds > 0 ? "late" : standing,
    requiredDeposit: requiredOf(group, owing),
    claimable: claimableOf(group, member),
  };
}

/** Everything that `claim` would pay to a seat. Pure. */
export function claimableOf(group: GroupOfMember, member: SnapshotMember): bigint {
  return member.heldAmount + spareDeposit(group, { ...member, status: standingOf(member) });
}

type Owing = Pick<Member, "turn" | "paidRounds" | "status" | "deposit">;

function requiredOf(group: GroupOfMember, member: Owing): bigint {
  switch (group.status) {
    case "forming":
    case "drawing":
      return requiredDeposit(group, { roundsOwed: 1, hasReceived: false });
    case "cancelled":
      return 0n;
    case "active":
    case "completed":
      return requiredDeposit(group, {
        roundsOwed: unpaidRounds(group, member).length,
        hasReceived: member.turn <= settledRounds(group),
      });
  }
}

/** What can be taken out of a deposit; after completion nothing until all that is owed was paid. */
function spareDeposit(group: GroupOfMember, member: Owing): bigint {
  const required = requiredOf(group, member);
  const isLocked = group.status === "completed" && unpaidRounds(group, member).length > 0;
  return isLocked || member.deposit < required ? 0n : member.deposit - required;
}
