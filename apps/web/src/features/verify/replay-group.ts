import type { GroupEvent, GroupEventOf, GroupStatus, MemberAddress } from "@ajo/schemas";

/** What a group's own events come to, and nothing else. Amounts in the token's smallest unit. */
export interface ReplayedGroup {
  /** The events begin with the group's first; otherwise they are too few to say anything. */
  isComplete: boolean;
  /** Names of events that this code cannot read, from a newer contract: what follows from them is missing. */
  unexplained: readonly string[];
  events: number;
  status: GroupStatus;
  currentRound: number;
  totalRounds: number;
  /** What the contract must hold. */
  escrow: bigint;
  members: readonly ReplayedMember[];
  /** Paid out, or held, at each settlement in order. */
  payouts: readonly bigint[];
}

export interface ReplayedMember {
  address: MemberAddress;
  seat: number;
  paidRounds: number;
  held: bigint;
}

const EMPTY: ReplayedGroup = {
  isComplete: false,
  unexplained: [],
  events: 0,
  status: "forming",
  currentRound: 0,
  totalRounds: 0,
  escrow: 0n,
  members: [],
  payouts: [],
};

/** Adds up `events` (one group's, in chain order, from its first on). Pure. */
export function replayGroup(events: readonly GroupEvent[]): ReplayedGroup {
  return events.reduce((group, event) => ({ ...replayEvent(group, event), events: group.events + 1 }), EMPTY);
}

function replayEvent(group: ReplayedGroup, event: GroupEvent): ReplayedGroup {
  switch (event.name) {
    case "group_opened":
      return { ...group, isComplete: group.events === 0 };
    case "member_joined": {
      const { member: address, seat } = event;
      return { ...group, members: [...group.members, { address, seat, paidRounds: 0, held: 0n }] };
    }
    case "member_left":
      return { ...group, members: group.members.filter(({ address }) => address !== event.member) };
    case "group_started":
      return startGroup(group, event);
    case "contributed":
      return changeMember(
        { ...group, escrow: group.escrow + staysInEscrow(event) },
        event.member,
        (member) => ({ ...member, paidRounds: member.paidRounds + 1 }),
      );
    case "round_settled":
      return settleRound(group, event);
    case "payout_held":
      return hold({ ...group, escrow: group.escrow + event.amount }, event.member, event.amount);
    case "payout_claimed":
      return hold({ ...group, escrow: group.escrow - event.amount }, event.member, -event.amount);
    case "group_completed":
      return { ...group, status: "completed" };
    case "group_created":
    case "member_late":
      return group; // moves nothing: who is late follows from who has paid
    default:
      return { ...group, unexplained: [...group.unexplained, nameOf(event)] };
  }
}

/** Members stand in the order of their turns from here on. */
function startGroup(group: ReplayedGroup, { order }: GroupEventOf<"group_started">): ReplayedGroup {
  const members = order.flatMap((seat) => group.members.find((member) => member.seat === seat) ?? []);
  return { ...group, members, status: "active", currentRound: 1, totalRounds: order.length };
}

/** Late payments go on at once; a set-off of arrears leaves the pot for whoever they were owed to. */
function staysInEscrow({ kind, amount, recipient }: GroupEventOf<"contributed">): bigint {
  if (kind === "late") return 0n;
  if (kind === "setOff") return recipient === null ? 0n : -amount;
  return amount;
}

function settleRound(group: ReplayedGroup, event: GroupEventOf<"round_settled">): ReplayedGroup {
  const settled = {
    ...group,
    currentRound: Math.min(event.round + 1, group.totalRounds),
    payouts: [...group.payouts, event.amount],
  };
  return event.held
    ? hold(settled, event.recipient, event.amount)
    : { ...settled, escrow: group.escrow - event.amount };
}

const hold = (group: ReplayedGroup, address: MemberAddress, amount: bigint) =>
  changeMember(group, address, (member) => ({ ...member, held: member.held + amount }));

function changeMember(
  group: ReplayedGroup,
  address: MemberAddress,
  change: (member: ReplayedMember) => ReplayedMember,
): ReplayedGroup {
  const members = group.members.map((member) => (member.address === address ? change(member) : member));
  return { ...group, members };
}

/** An event of a kind that the schemas may learn before this code does. */
function nameOf(event: { name: string }): string {
  return event.name;
}
