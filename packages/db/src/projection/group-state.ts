import {
  scheduleOf,
  settleableAt,
  type ContractId,
  type GroupId,
  type GroupStatus,
  type MemberAddress,
  type StartRule,
} from "@ajo/schemas";

/** A group as the projection keeps it between events. Amounts in the token's smallest unit. */
export interface GroupState {
  id: GroupId;
  factoryId: ContractId;
  /** Null until its group_created event was seen. */
  registryIndex: number | null;
  name: string;
  organiser: MemberAddress;
  tokenId: ContractId;
  contribution: bigint;
  frequencySeconds: number;
  graceSeconds: number;
  maxMembers: number;
  startRule: StartRule;
  status: GroupStatus;
  currentRound: number;
  totalRounds: number;
  createdAt: Date;
  startedAt: Date | null;
  escrow: bigint;
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
  paidRounds: number;
  heldAmount: bigint;
  joinedAt: Date;
  leftAt: Date | null;
}

export const isSeated = (member: MemberState): boolean => member.leftAt === null;
export const seatedMembers = (group: GroupState): MemberState[] => group.members.filter(isSeated);
export const heldTotal = (group: GroupState): bigint =>
  group.members.reduce((sum, member) => sum + member.heldAmount, 0n);

/**
 * From when the contract lets anyone settle the current round: due + grace, or at once (told as `startedAt`, so
 * that it depends on the state alone) when everybody has paid. Null unless the group is active.
 */
export function settleableFrom(group: GroupState): Date | null {
  const schedule = scheduleOf(group);
  if (group.status !== "active" || schedule === null) return null;
  const everyonePaid = seatedMembers(group).every((member) => member.paidRounds >= group.currentRound);
  return everyonePaid ? schedule.startedAt : settleableAt(schedule, group.currentRound);
}
