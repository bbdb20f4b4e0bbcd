// Generated from contracts/artifacts/ajo_group.wasm by scripts/bindings.mjs; do not edit.
/* eslint-disable */
// @ts-nocheck
import {Address} from '@stellar/stellar-sdk';

    /**
 * The group as a whole.
 */
export interface GroupInfo {
  config: GroupConfig;
  /**
   * The group's own token balance.
   */
  escrow: bigint;
  factory: string;
  member_count: number;
  organiser: string;
  /**
   * The round being paid: 0 while forming, 1..n, and n for good after completion.
   */
  round: number;
  /**
   * Unix seconds; 0 while forming. Round r is due at started_at + r * frequency.
   */
  started_at: bigint;
  status: GroupStatus;
  /**
   * As many as members at the start; 0 while forming.
   */
  total_rounds: number;
  version: number;
}

/**
 * One round of a started group.
 */
export interface RoundInfo {
  /**
   * Unix seconds.
   */
  due_at: bigint;
  /**
   * How many contributions were missing at settlement; 0 before.
   */
  missing: number;
  /**
   * What was paid or held for the recipient at settlement, set-offs taken out; 0 before.
   */
  payout: bigint;
  recipient: string;
  /**
   * 1..n.
   */
  round: number;
  settled: boolean;
}

/**
 * One member.
 */
export interface MemberInfo {
  address: string;
  /**
   * Money that waits for the member in `claim`.
   */
  held: bigint;
  /**
   * Rounds paid, always the oldest ones: the next to pay is paid_rounds + 1.
   */
  paid_rounds: number;
  /**
   * A stable small number, below max_members.
   */
  seat: number;
  /**
   * Place in the payout order, 1..n; the order of joining while forming.
   */
  turn: number;
}

/**
 * Where a group is in its life.
 */
export enum GroupStatus {
  /**
   * Seats can be taken and left; no money moves.
   */
  Forming = 0,
  /**
   * Rounds are being paid and settled.
   */
  Active = 1,
  /**
   * Every round is settled; late payments and claims go on.
   */
  Completed = 2
}

/**
 * How a contribution came about.
 */
export enum ContributionKind {
  /**
   * For the current round.
   */
  Paid = 0,
  /**
   * For a later round.
   */
  Ahead = 1,
  /**
   * For a round already settled; passed on to that round's recipient.
   */
  Late = 2,
  /**
   * Taken out of the member's own pot at settlement.
   */
  SetOff = 3
}

/**
 * Why a group refuses a call. 1-19 terms, 20-39 membership and phase, 40-59 payments and rounds,
 * 60-79 held money, 80-99 arithmetic. The factory's own start at 101.
 */
export const GroupError = {
  /**
   * The name is empty, longer than 64 bytes, not UTF-8, or holds control characters.
   */
  1 : { message: "InvalidName" },
  /**
   * The token is no contract, does not tell its decimals, or did not deliver what it moved.
   */
  2 : { message: "InvalidToken" },
  /**
   * The contribution is not above zero, or so large that pots could overflow.
   */
  3 : { message: "InvalidContribution" },
  /**
   * A round is shorter than 60 seconds or longer than 366 days.
   */
  4 : { message: "InvalidFrequency" },
  /**
   * The grace period is longer than a quarter of a round.
   */
  5 : { message: "InvalidGrace" },
  /**
   * The number of members is outside 2 to 50.
   */
  6 : { message: "InvalidMaxMembers" },
  /**
   * The group has already started.
   */
  20 : { message: "NotForming" },
  /**
   * The group is not in the phase this call needs.
   */
  21 : { message: "NotActive" },
  /**
   * Every seat is taken.
   */
  22 : { message: "GroupFull" },
  /**
   * The account already holds a seat.
   */
  23 : { message: "AlreadyMember" },
  /**
   * The account holds no seat.
   */
  24 : { message: "NotMember" },
  /**
   * A group needs at least two members to start.
   */
  25 : { message: "NotEnoughMembers" },
  /**
   * The round named is not the member's oldest unpaid one.
   */
  40 : { message: "WrongRound" },
  /**
   * No rounds, more rounds than are left, or more late rounds than one call forwards.
   */
  41 : { message: "InvalidRounds" },
  /**
   * The member has paid every round.
   */
  42 : { message: "NothingOwed" },
  /**
   * Somebody has not paid and the grace period has not ended.
   */
  43 : { message: "RoundNotDue" },
  /**
   * Nothing is held for the member.
   */
  60 : { message: "NothingHeld" },
  /**
   * A sum left the range of its type.
   */
  80 : { message: "Overflow" }
}

/**
 * A round was settled without this member's contribution, which is now owed to `recipient`.
 */
export interface MemberLateEvent {
  name: "MemberLate";
  data: {
    member: string;
    round: number;
    amount?: bigint;
    recipient?: string;
  };
}

/**
 * Event: MemberLeft
 */
export interface MemberLeftEvent {
  name: "MemberLeft";
  data: {
    member: string;
    seat?: number;
  };
}

/**
 * Arrears meant for the member could not be delivered and wait in `claim`.
 */
export interface PayoutHeldEvent {
  name: "PayoutHeld";
  data: {
    member: string;
    amount?: bigint;
  };
}

/**
 * One round of one member is paid.
 */
export interface ContributedEvent {
  name: "Contributed";
  data: {
    member: string;
    round: number;
    payer?: string;
    amount?: bigint;
    kind?: ContributionKind;
    /**
     * Whom arrears were passed on to.
     */
    recipient?: string | null;
  };
}

/**
 * A group exists; emitted by its constructor.
 */
export interface GroupOpenedEvent {
  name: "GroupOpened";
  data: {
    organiser: string;
    config?: GroupConfig;
    factory?: string;
  };
}

/**
 * Event: GroupStarted
 */
export interface GroupStartedEvent {
  name: "GroupStarted";
  data: {
    /**
     * Unix seconds.
     */
    started_at?: bigint;
    /**
     * Seat numbers in turn order, one byte each.
     */
    order?: Uint8Array;
  };
}

/**
 * Event: MemberJoined
 */
export interface MemberJoinedEvent {
  name: "MemberJoined";
  data: {
    member: string;
    seat?: number;
  };
}

/**
 * A round is closed: `amount` was paid to the recipient, or is held for them.
 */
export interface RoundSettledEvent {
  name: "RoundSettled";
  data: {
    round: number;
    recipient: string;
    amount?: bigint;
    /**
     * Contributions nobody paid.
     */
    missing?: number;
    held?: boolean;
  };
}

/**
 * Held money reached the member.
 */
export interface PayoutClaimedEvent {
  name: "PayoutClaimed";
  data: {
    member: string;
    amount?: bigint;
  };
}

/**
 * Event: GroupCompleted
 */
export interface GroupCompletedEvent {
  name: "GroupCompleted";
  data: {

  };
}

/**
 * What makes a group start. The organiser may start it under either rule.
 */
export enum StartRule {
  /**
   * The joining that fills the last seat starts the group.
   */
  WhenFull = 0,
  /**
   * Only the organiser starts the group.
   */
  ByOrganiser = 1
}

/**
 * The terms of a group, fixed when it is created.
 */
export interface GroupConfig {
  /**
   * What each member pays per round, in the token's smallest unit.
   */
  contribution: bigint;
  /**
   * Length of a round in seconds.
   */
  frequency: bigint;
  /**
   * Seconds after a round is due during which a payment is not yet late.
   */
  grace: bigint;
  /**
   * How many members the group takes, 2 to 50.
   */
  max_members: number;
  /**
   * What people call the group: 1 to 64 bytes of UTF-8 without control characters.
   */
  name: string;
  /**
   * What makes the group start.
   */
  start_rule: StartRule;
  /**
   * The SEP-41 token everything is paid in.
   */
  token: string;
}
    export type ContractEvent = MemberLateEvent | MemberLeftEvent | PayoutHeldEvent | ContributedEvent | GroupOpenedEvent | GroupStartedEvent | MemberJoinedEvent | RoundSettledEvent | PayoutClaimedEvent | GroupCompletedEvent;
    