import { requiredDeposit } from "../rules/deposit";
import { unpaidRounds } from "../rules/rounds-owed";
import type { GroupSummary, Member, MemberStatus } from "./group";
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
  { defaulted, exited, ...seat }: SnapshotMember,
  known: Pick<Member, "displayName" | "joinedAt">,
): Member {
  const standing: MemberStatus = exited ? "exited" : defaulted ? "defaulted" : "good";
  const owing = { ...seat, status: standing };
  const arrears = arrearsOf(group, owing);
  const required = requiredOf(group, owing);
  return {
    ...seat,
    ...known,
    arrearsRounds: arrears.rounds,
    arrearsAmount: arrears.amount,
    status: standing === "good" && arrears.rounds > 0 ? "late" : standing,
    requiredDeposit: required,
    claimable: seat.heldAmount + spareDeposit(group, owing, required),
  };
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
function spareDeposit(group: GroupOfMember, member: Owing, required: bigint): bigint {
  const isLocked = group.status === "completed" && unpaidRounds(group, member).length > 0;
  return isLocked || member.deposit < required ? 0n : member.deposit - required;
}
