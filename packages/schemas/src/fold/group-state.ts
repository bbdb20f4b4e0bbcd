import type { GroupStatus, VacatedRound } from "../group/group";
import type { GroupConfig } from "../group/group-config";
import { scheduleOf } from "../group/member-obligation";
import type { Proceedings } from "../group/proceedings";
import { settleableAt } from "../group/schedule";
import type { ContractId, GroupId, MemberAddress } from "../ids/ids";
import { standingOf, unpaidRounds } from "../rules/rounds-owed";

/** A group as the projection keeps it between events. Amounts in the token's smallest unit. */
export interface GroupState extends Omit<GroupConfig, "token"> {
  id: GroupId;
  factoryId: ContractId;
  /** Null until its group_created event was seen. */
  registryIndex: number | null;
  organiser: MemberAddress;
  /** The organiser's last sign of life; 30 days after it the deputy can take over. */
  organiserSeenAt: Date;
  /** What that was before the last event, when that was `invited`; null otherwise. Not stored. */
  seenBeforeInvited: Date | null;
  /** Named in the terms; `deputy` is who it is now. */
  foundingDeputy: MemberAddress | null;
  tokenId: ContractId;
  status: GroupStatus;
  currentRound: number;
  totalRounds: number;
  createdAt: Date;
  startedAt: Date | null;
  drawEndsAt: Date | null;
  pausedUntil: Date | null;
  escrow: bigint;
  /** Fees and forfeits; part of the escrow. */
  reserve: bigint;
  vacated: readonly VacatedRound[];
  /** What late payments still owe the recipient of each settled round, in order. */
  shorts: readonly bigint[];
  proceedings: Proceedings;
  /** State was read from the contract at this ledger: events up to it change no state any more. */
  snapshotLedger: number | null;
  snapshotAt: Date | null;
  /** Everybody who ever held a seat. */
  members: readonly MemberState[];
  /** An event did not fit: something before it is missing, and the state must be read from the contract. Not stored. */
  suspect: boolean;
}

export interface MemberState {
  address: MemberAddress;
  seat: number;
  /** From 1; 0 after leaving. */
  turn: number;
  /** The last round paid: the oldest are paid first, those not owed are skipped. */
  paidRounds: number;
  /** Everything that waits to be claimed, but the deposit. */
  heldAmount: bigint;
  deposit: bigint;
  defaulted: boolean;
  /** Left on the way, or lost the turn. */
  exited: boolean;
  standingOrder: boolean;
  hasAccepted: boolean;
  hasRevealed: boolean;
  joinedAt: Date;
  leftAt: Date | null;
}

/** A seat that was just taken. */
export const newSeat = (
  seat: Pick<MemberState, "address" | "seat" | "turn" | "joinedAt"> & Partial<MemberState>,
): MemberState => ({
  paidRounds: 0,
  heldAmount: 0n,
  deposit: 0n,
  defaulted: false,
  exited: false,
  standingOrder: false,
  hasAccepted: false,
  hasRevealed: false,
  leftAt: null,
  ...seat,
});

export const isSeated = (member: MemberState): boolean => member.leftAt === null;
export const seatedMembers = (group: GroupState): MemberState[] => group.members.filter(isSeated);
export const heldTotal = (group: GroupState): bigint =>
  group.members.reduce((sum, member) => sum + member.heldAmount, 0n);

/** The rounds a seat still has to pay, oldest first. */
export const unpaidOf = (group: GroupState, member: MemberState): number[] =>
  unpaidRounds(group, { ...member, status: standingOf(member) });

/**
 * From when the contract lets anyone settle the current round: due + grace, or at once (told as `startedAt`, so
 * that it depends on the state alone) when everybody has paid and no bids are awaited; never while paused. While the
 * order is being drawn: from when it can be. Null otherwise.
 */
export function settleableFrom(group: GroupState): Date | null {
  if (group.status === "drawing") return drawableFrom(group);
  const schedule = scheduleOf(group);
  if (group.status !== "active" || schedule === null) return null;
  const everyonePaid = seatedMembers(group).every((member) => {
    const [next] = unpaidOf(group, member);
    return next === undefined || next > group.currentRound;
  });
  const awaitsBids = group.turnOrder === "auction";
  const from = everyonePaid && !awaitsBids ? schedule.startedAt : settleableAt(schedule, group.currentRound);
  return unpaused(group, from);
}

/** At once when everybody has revealed, told as `createdAt`. */
function drawableFrom(group: GroupState): Date | null {
  const everyoneRevealed = seatedMembers(group).every((member) => member.hasRevealed);
  const from = everyoneRevealed ? group.createdAt : group.drawEndsAt;
  return from === null ? null : unpaused(group, from);
}

const unpaused = ({ pausedUntil }: GroupState, from: Date): Date =>
  pausedUntil !== null && pausedUntil > from ? pausedUntil : from;
