// Generated from contracts/artifacts/ajo_group.wasm by scripts/bindings.mjs; do not edit.
/* eslint-disable */
// @ts-nocheck
import {Address} from '@stellar/stellar-sdk';

    /**
 * Union: Motion
 */
 export type Motion =
  { tag: "Pause"; values: void } |
  { tag: "Cancel"; values: void } |
  { tag: "Upgrade"; values: readonly [Uint8Array] } |
  { tag: "Recover"; values: readonly [string, string] } |
  { tag: "Veto"; values: readonly [string] };

/**
 * Struct: SeatMove
 */
export interface SeatMove {
  lapses_at: bigint;
  newcomer: string;
  price: bigint;
  ready_at: bigint;
  reason: MoveReason;
}

/**
 * Struct: GroupInfo
 */
export interface GroupInfo {
  config: GroupConfig;
  deputy: string | null;
  dividend: bigint;
  draw_ends_at: bigint;
  escrow: bigint;
  factory: string;
  member_count: number;
  organiser: string;
  paused_until: bigint;
  reserve: bigint;
  round: number;
  started_at: bigint;
  status: GroupStatus;
  total_rounds: number;
  version: number;
}

/**
 * Struct: RoundInfo
 */
export interface RoundInfo {
  discount: bigint;
  due_at: bigint;
  missing: number;
  owed_turns: number;
  payout: bigint;
  recipient: string;
  round: number;
  settled: boolean;
  short: bigint;
  vacated: boolean;
}

/**
 * Struct: MemberInfo
 */
export interface MemberInfo {
  address: string;
  agreed: boolean;
  claimable: bigint;
  deposit: bigint;
  held: bigint;
  next_round: number;
  paid_rounds: number;
  required_deposit: bigint;
  seat: number;
  standing_order: boolean;
  status: MemberStatus;
  turn: number;
}

/**
 * Enum: MoveReason
 */
export enum MoveReason {
  /**
   * Enum Case: HandOver
   */
  HandOver = 0,
  /**
   * Enum Case: Recovery
   */
  Recovery = 1
}

/**
 * Struct: AuctionInfo
 */
export interface AuctionInfo {
  discount_bps: number;
  leader: string | null;
  reveal_by: bigint;
  round: number;
  seal_by: bigint;
  sealed: number;
}

/**
 * Enum: GroupStatus
 */
export enum GroupStatus {
  /**
   * Enum Case: Forming
   */
  Forming = 0,
  /**
   * Enum Case: Active
   */
  Active = 1,
  /**
   * Enum Case: Completed
   */
  Completed = 2,
  /**
   * Enum Case: Drawing
   */
  Drawing = 3,
  /**
   * Enum Case: Cancelled
   */
  Cancelled = 4
}

/**
 * Enum: MemberStatus
 */
export enum MemberStatus {
  /**
   * Enum Case: Good
   */
  Good = 0,
  /**
   * Enum Case: Late
   */
  Late = 1,
  /**
   * Enum Case: Defaulted
   */
  Defaulted = 2,
  /**
   * Enum Case: Exited
   */
  Exited = 3
}

/**
 * Enum: ContributionKind
 */
export enum ContributionKind {
  /**
   * Enum Case: Paid
   */
  Paid = 0,
  /**
   * Enum Case: Ahead
   */
  Ahead = 1,
  /**
   * Enum Case: Late
   */
  Late = 2,
  /**
   * Enum Case: SetOff
   */
  SetOff = 3,
  /**
   * Enum Case: StandingOrder
   */
  StandingOrder = 4,
  /**
   * Enum Case: FromDeposit
   */
  FromDeposit = 5
}

/**
 * Error Enum: GroupError
 */
export const GroupError = {
  1 : { message: "InvalidName" },
  2 : { message: "InvalidToken" },
  3 : { message: "InvalidContribution" },
  4 : { message: "InvalidFrequency" },
  5 : { message: "InvalidGrace" },
  6 : { message: "InvalidMaxMembers" },
  14 : { message: "InvalidStartBy" },
  15 : { message: "InvalidDeposit" },
  16 : { message: "InvalidFee" },
  17 : { message: "InvalidDefaultAfter" },
  18 : { message: "InvalidDeputy" },
  20 : { message: "NotForming" },
  21 : { message: "NotActive" },
  22 : { message: "GroupFull" },
  23 : { message: "AlreadyMember" },
  24 : { message: "NotMember" },
  25 : { message: "NotEnoughMembers" },
  26 : { message: "WrongRulebook" },
  27 : { message: "NotInvited" },
  28 : { message: "NotApproved" },
  29 : { message: "InvalidOrder" },
  30 : { message: "WrongOrder" },
  31 : { message: "OrderNotAccepted" },
  32 : { message: "InvalidCommitment" },
  33 : { message: "WrongSecret" },
  34 : { message: "AlreadyRevealed" },
  35 : { message: "DrawNotOver" },
  36 : { message: "NotDrawing" },
  37 : { message: "InvalidInvitation" },
  40 : { message: "WrongRound" },
  41 : { message: "InvalidRounds" },
  42 : { message: "NothingOwed" },
  43 : { message: "RoundNotDue" },
  44 : { message: "NotAllowed" },
  45 : { message: "InvalidBid" },
  46 : { message: "BidsClosed" },
  47 : { message: "WrongBid" },
  60 : { message: "NothingHeld" },
  61 : { message: "ClaimFirst" },
  62 : { message: "NoProposal" },
  63 : { message: "NotReady" },
  64 : { message: "AlreadyVoted" },
  65 : { message: "NotGenuine" },
  66 : { message: "Paused" },
  67 : { message: "AlreadyPaused" },
  68 : { message: "NotSilent" },
  69 : { message: "NotOrganiser" },
  80 : { message: "Overflow" }
}

/**
 * Event: BidSealed
 */
export interface BidSealedEvent {
  name: "BidSealed";
  data: {
    member: string;
    round: number;
  };
}

/**
 * Event: SeatMoved
 */
export interface SeatMovedEvent {
  name: "SeatMoved";
  data: {
    member: string;
    newcomer: string;
    seat?: number;
    reason?: MoveReason;
    price?: bigint;
  };
}

/**
 * Event: AuctionWon
 */
export interface AuctionWonEvent {
  name: "AuctionWon";
  data: {
    member: string;
    round: number;
    discount_bps?: number;
    order?: Uint8Array;
  };
}

/**
 * Event: BidRevealed
 */
export interface BidRevealedEvent {
  name: "BidRevealed";
  data: {
    member: string;
    round: number;
    discount_bps?: number;
  };
}

/**
 * Event: TurnsSwapped
 */
export interface TurnsSwappedEvent {
  name: "TurnsSwapped";
  data: {
    first: string;
    second: string;
  };
}

/**
 * Event: RecoveryReady
 */
export interface RecoveryReadyEvent {
  name: "RecoveryReady";
  data: {
    member: string;
    fresh?: string;
    ready_at?: bigint;
  };
}

/**
 * Event: HandOverVetoed
 */
export interface HandOverVetoedEvent {
  name: "HandOverVetoed";
  data: {
    member: string;
  };
}

/**
 * Event: RecoveryVetoed
 */
export interface RecoveryVetoedEvent {
  name: "RecoveryVetoed";
  data: {
    member: string;
  };
}

/**
 * Event: HandOverProposed
 */
export interface HandOverProposedEvent {
  name: "HandOverProposed";
  data: {
    member: string;
    newcomer?: string;
    price?: bigint;
    ready_at?: bigint;
  };
}

/**
 * Event: PayoutHeld
 */
export interface PayoutHeldEvent {
  name: "PayoutHeld";
  data: {
    member: string;
    amount?: bigint;
  };
}

/**
 * Event: Contributed
 */
export interface ContributedEvent {
  name: "Contributed";
  data: {
    member: string;
    round: number;
    payer?: string;
    amount?: bigint;
    fee?: bigint | null;
    kind?: ContributionKind;
    recipient?: string | null;
    forwarded?: bigint | null;
  };
}

/**
 * Event: MemberCured
 */
export interface MemberCuredEvent {
  name: "MemberCured";
  data: {
    member: string;
  };
}

/**
 * Event: DepositAdded
 */
export interface DepositAddedEvent {
  name: "DepositAdded";
  data: {
    member: string;
    payer?: string | null;
    amount?: bigint;
  };
}

/**
 * Event: PayoutClaimed
 */
export interface PayoutClaimedEvent {
  name: "PayoutClaimed";
  data: {
    member: string;
    amount?: bigint;
    from_deposit?: bigint;
  };
}

/**
 * Event: StandingOrderSet
 */
export interface StandingOrderSetEvent {
  name: "StandingOrderSet";
  data: {
    member: string;
    on?: boolean;
  };
}

/**
 * Event: Voted
 */
export interface VotedEvent {
  name: "Voted";
  data: {
    member: string;
    motion?: Motion;
    votes?: number;
  };
}

/**
 * Event: Upgraded
 */
export interface UpgradedEvent {
  name: "Upgraded";
  data: {
    code?: Uint8Array;
    version?: number;
  };
}

/**
 * Event: DeputySet
 */
export interface DeputySetEvent {
  name: "DeputySet";
  data: {
    deputy?: string | null;
  };
}

/**
 * Event: GroupPaused
 */
export interface GroupPausedEvent {
  name: "GroupPaused";
  data: {
    until?: bigint;
    by?: string | null;
  };
}

/**
 * Event: GroupCancelled
 */
export interface GroupCancelledEvent {
  name: "GroupCancelled";
  data: {
    gap?: bigint | null;
    share?: bigint;
    dust?: bigint;
    sharers?: Uint8Array;
  };
}

/**
 * Event: OrganiserStayed
 */
export interface OrganiserStayedEvent {
  name: "OrganiserStayed";
  data: {
    seen_at?: bigint;
  };
}

/**
 * Event: OrganiserChanged
 */
export interface OrganiserChangedEvent {
  name: "OrganiserChanged";
  data: {
    organiser?: string;
  };
}

/**
 * Event: Invited
 */
export interface InvitedEvent {
  name: "Invited";
  data: {
    key: Uint8Array;
    uses?: number;
    expires_at?: bigint;
  };
}

/**
 * Event: OrderSet
 */
export interface OrderSetEvent {
  name: "OrderSet";
  data: {
    order?: Uint8Array;
  };
}

/**
 * Event: DrawOpened
 */
export interface DrawOpenedEvent {
  name: "DrawOpened";
  data: {
    ends_at?: bigint;
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
    refund?: bigint;
  };
}

/**
 * Event: OrderDrawn
 */
export interface OrderDrawnEvent {
  name: "OrderDrawn";
  data: {
    seed?: Uint8Array;
    order?: Uint8Array;
  };
}

/**
 * Event: GroupOpened
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
    started_at?: bigint;
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
    deposit?: bigint;
    rulebook?: Uint8Array;
    commitment?: Uint8Array | null;
  };
}

/**
 * Event: OrderAccepted
 */
export interface OrderAcceptedEvent {
  name: "OrderAccepted";
  data: {
    member: string;
    order?: Uint8Array;
  };
}

/**
 * Event: MemberApproved
 */
export interface MemberApprovedEvent {
  name: "MemberApproved";
  data: {
    member: string;
  };
}

/**
 * Event: SecretRevealed
 */
export interface SecretRevealedEvent {
  name: "SecretRevealed";
  data: {
    member: string;
    secret?: Uint8Array;
  };
}

/**
 * Event: InvitationRevoked
 */
export interface InvitationRevokedEvent {
  name: "InvitationRevoked";
  data: {
    key: Uint8Array;
  };
}

/**
 * Event: MemberDisapproved
 */
export interface MemberDisapprovedEvent {
  name: "MemberDisapproved";
  data: {
    member: string;
  };
}

/**
 * Event: MemberLate
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
 * Event: TurnVacated
 */
export interface TurnVacatedEvent {
  name: "TurnVacated";
  data: {
    member: string;
    round: number;
    paid?: number;
    by_choice?: boolean;
    returned?: number;
    credited?: Uint8Array;
  };
}

/**
 * Event: RoundSettled
 */
export interface RoundSettledEvent {
  name: "RoundSettled";
  data: {
    round: number;
    recipient: string;
    amount?: bigint;
    missing?: number;
    held?: boolean;
    help?: bigint;
    kept?: bigint;
    discount?: bigint;
    short?: bigint;
    reserve?: bigint;
  };
}

/**
 * Event: GroupCompleted
 */
export interface GroupCompletedEvent {
  name: "GroupCompleted";
  data: {
    gap?: bigint | null;
    share?: bigint;
    dust?: bigint;
    sharers?: Uint8Array;
  };
}

/**
 * Event: MemberDefaulted
 */
export interface MemberDefaultedEvent {
  name: "MemberDefaulted";
  data: {
    member: string;
    round: number;
    received?: boolean;
    forfeited?: bigint;
  };
}

/**
 * Struct: Entry
 */
export interface Entry {
  commitment: Uint8Array | null;
  invitation: Uint8Array | null;
}

/**
 * Enum: Admission
 */
export enum Admission {
  /**
   * Enum Case: Open
   */
  Open = 0,
  /**
   * Enum Case: Invitation
   */
  Invitation = 1,
  /**
   * Enum Case: Approval
   */
  Approval = 2
}

/**
 * Enum: StartRule
 */
export enum StartRule {
  /**
   * Enum Case: WhenFull
   */
  WhenFull = 0,
  /**
   * Enum Case: ByOrganiser
   */
  ByOrganiser = 1
}

/**
 * Enum: TurnOrder
 */
export enum TurnOrder {
  /**
   * Enum Case: Joining
   */
  Joining = 0,
  /**
   * Enum Case: Fixed
   */
  Fixed = 1,
  /**
   * Enum Case: Random
   */
  Random = 2,
  /**
   * Enum Case: Auction
   */
  Auction = 3
}

/**
 * Struct: GroupConfig
 */
export interface GroupConfig {
  admission: Admission;
  contribution: bigint;
  default_after: number;
  deposit_bps: number;
  deputy: string | null;
  frequency: bigint;
  grace: bigint;
  late_fee_bps: number;
  max_members: number;
  name: string;
  reserve_fee_bps: number;
  rulebook: Uint8Array;
  start_by: bigint;
  start_rule: StartRule;
  token: string;
  turn_order: TurnOrder;
}
    export type ContractEvent = BidSealedEvent | SeatMovedEvent | AuctionWonEvent | BidRevealedEvent | TurnsSwappedEvent | RecoveryReadyEvent | HandOverVetoedEvent | RecoveryVetoedEvent | HandOverProposedEvent | PayoutHeldEvent | ContributedEvent | MemberCuredEvent | DepositAddedEvent | PayoutClaimedEvent | StandingOrderSetEvent | VotedEvent | UpgradedEvent | DeputySetEvent | GroupPausedEvent | GroupCancelledEvent | OrganiserStayedEvent | OrganiserChangedEvent | InvitedEvent | OrderSetEvent | DrawOpenedEvent | MemberLeftEvent | OrderDrawnEvent | GroupOpenedEvent | GroupStartedEvent | MemberJoinedEvent | OrderAcceptedEvent | MemberApprovedEvent | SecretRevealedEvent | InvitationRevokedEvent | MemberDisapprovedEvent | MemberLateEvent | TurnVacatedEvent | RoundSettledEvent | GroupCompletedEvent | MemberDefaultedEvent;
    