// Generated from contracts/artifacts/ajo_group.wasm by scripts/bindings.mjs; do not edit.
/* eslint-disable */
// @ts-nocheck
import {Address, xdr} from '@stellar/stellar-sdk';

    /**
 * The terms, and who leads.
 */
export interface Terms {
  config: GroupConfig;
  deputy: string | null;
  factory: string;
  organiser: string;
  /**
   * Unix seconds of the organiser's last sign of life.
   */
  organiser_seen_at: bigint;
}

/**
 * The holder of a seat.
 */
export interface Member {
  address: string;
  /**
   * Payouts that could not be delivered.
   */
  held: bigint;
  /**
   * How much of `State.dividend` has been paid out.
   */
  taken: bigint;
}

/**
 * What members vote on.
 */
 export type Motion =
  /**
   * More than half: the group is paused.
   */
  { tag: "Pause"; values: void } |
  /**
   * All: the group ends and everybody gets back what has not been settled.
   */
  { tag: "Cancel"; values: void } |
  /**
   * All: the group runs this code, which must be the factory's.
   */
  { tag: "Upgrade"; values: readonly [Uint8Array] } |
  /**
   * More than half of the others: the first address's seat goes to the second.
   */
  { tag: "Recover"; values: readonly [string, string] } |
  /**
   * More than half of the others: this member's hand-over does not happen.
   */
  { tag: "Veto"; values: readonly [string] };

/**
 * A seat about to change hands.
 */
export interface SeatMove {
  /**
   * Unix seconds from which it no longer can.
   */
  lapses_at: bigint;
  newcomer: string;
  /**
   * What the newcomer pays the member; 0 for a recovery.
   */
  price: bigint;
  /**
   * Unix seconds from which it can be completed.
   */
  ready_at: bigint;
  reason: MoveReason;
}

/**
 * The group as a whole.
 */
export interface GroupInfo {
  config: GroupConfig;
  deputy: string | null;
  /**
   * What auctions have brought each seat so far.
   */
  dividend: bigint;
  /**
   * Unix seconds until which secrets are revealed; 0 unless turns are drawn.
   */
  draw_ends_at: bigint;
  /**
   * The group's own token balance.
   */
  escrow: bigint;
  factory: string;
  member_count: number;
  organiser: string;
  /**
   * Unix seconds; the group is paused while this is in the future.
   */
  paused_until: bigint;
  /**
   * Fees and forfeits.
   */
  reserve: bigint;
  /**
   * The round being paid: 0 before the start, 1..n, and n for good after completion.
   */
  round: number;
  /**
   * Unix seconds; 0 before the start. Round r is due at started_at + r * frequency.
   */
  started_at: bigint;
  status: GroupStatus;
  /**
   * As many as members at the start; 0 before.
   */
  total_rounds: number;
  version: number;
}

/**
 * One round of a started group.
 */
export interface RoundInfo {
  /**
   * What the auction's winner left to all.
   */
  discount: bigint;
  /**
   * Unix seconds.
   */
  due_at: bigint;
  /**
   * How many contributions were missing at settlement; 0 before.
   */
  missing: number;
  owed_turns: number;
  /**
   * What was paid, held or kept as deposit for the recipient at settlement; 0 before.
   */
  payout: bigint;
  recipient: string;
  /**
   * 1..n.
   */
  round: number;
  settled: boolean;
  /**
   * What late payments still owe the recipient.
   */
  short: bigint;
  /**
   * Whether the recipient has left or lost the turn: only turns up to `owed_turns` owe it.
   */
  vacated: boolean;
}

/**
 * One member.
 */
export interface MemberInfo {
  address: string;
  /**
   * Has accepted the order (Fixed), has revealed the secret (Random).
   */
  agreed: boolean;
  /**
   * All that `claim` would pay now.
   */
  claimable: bigint;
  deposit: bigint;
  /**
   * Payouts that could not be delivered.
   */
  held: bigint;
  /**
   * The round to be paid next; 0: nothing is owed.
   */
  next_round: number;
  /**
   * The last round paid: the oldest are paid first, those not owed are skipped.
   */
  paid_rounds: number;
  required_deposit: bigint;
  /**
   * A stable small number, below max_members.
   */
  seat: number;
  standing_order: boolean;
  status: MemberStatus;
  /**
   * Place in the payout order, 1..n; the order of joining while forming.
   */
  turn: number;
}

/**
 * Why a seat changes hands.
 */
export enum MoveReason {
  /**
   * Enum Case: HandOver
   */
  HandOver = 0,
  /**
   * The member lost their key; the others voted.
   */
  Recovery = 1
}

/**
 * The auction of the current round.
 */
export interface AuctionInfo {
  /**
   * Its discount in basis points of the pot.
   */
  discount_bps: number;
  /**
   * The highest bid opened so far.
   */
  leader: string | null;
  /**
   * Unix seconds until which bids are opened.
   */
  reveal_by: bigint;
  round: number;
  /**
   * Unix seconds until which bids are sealed, and from which they are opened.
   */
  seal_by: bigint;
  /**
   * Bids sealed.
   */
  sealed: number;
}

/**
 * Where a group is in its life.
 */
export enum GroupStatus {
  /**
   * Seats can be taken and left; no money but deposits moves.
   */
  Forming = 0,
  /**
   * Rounds are being paid and settled.
   */
  Active = 1,
  /**
   * Every round is settled; late payments and claims go on.
   */
  Completed = 2,
  /**
   * Members reveal their secrets; then the turns are drawn.
   */
  Drawing = 3,
  /**
   * Nothing is owed any more; what each has in the group waits in `claim`.
   */
  Cancelled = 4
}

/**
 * How a member stands.
 */
export enum MemberStatus {
  /**
   * Enum Case: Good
   */
  Good = 0,
  /**
   * A settled round is unpaid.
   */
  Late = 1,
  /**
   * Enum Case: Defaulted
   */
  Defaulted = 2,
  /**
   * Left by choice, or lost the turn by default: owes nothing more.
   */
  Exited = 3
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
  SetOff = 3,
  /**
   * Drawn at settlement from the member's allowance.
   */
  StandingOrder = 4,
  /**
   * Drawn at settlement from the member's deposit.
   */
  FromDeposit = 5
}

/**
 * Why a group refuses a call. 1-19 terms, 20-39 membership and phase, 40-59 payments and rounds,
 * 60-79 held money, decisions and powers, 80-99 arithmetic. The factory's own start at 101.
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
   * The time to start by is not in the future.
   */
  7 : { message: "InvalidStartBy" },
  /**
   * The deposit is above 10000 basis points, or the amount is not what may be added.
   */
  8 : { message: "InvalidDeposit" },
  /**
   * The late fee is above 1000 or the reserve fee above 500 basis points.
   */
  9 : { message: "InvalidFee" },
  /**
   * Default is set at more than 10 unpaid rounds.
   */
  10 : { message: "InvalidDefaultAfter" },
  /**
   * The organiser cannot be their own deputy.
   */
  11 : { message: "InvalidDeputy" },
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
   * What was signed is not the group's rulebook.
   */
  26 : { message: "WrongRulebook" },
  /**
   * No invitation, or one unknown, used up or expired.
   */
  27 : { message: "NotInvited" },
  /**
   * The organiser has not approved the account.
   */
  28 : { message: "NotApproved" },
  /**
   * The order is not a permutation of the seats taken.
   */
  29 : { message: "InvalidOrder" },
  /**
   * What was accepted is not the order proposed.
   */
  30 : { message: "WrongOrder" },
  /**
   * Not every member has accepted the order.
   */
  31 : { message: "OrderNotAccepted" },
  /**
   * A commitment is missing, or brought where no turns are drawn.
   */
  32 : { message: "InvalidCommitment" },
  /**
   * The secret is not what the member committed to.
   */
  33 : { message: "WrongSecret" },
  /**
   * The member has revealed before.
   */
  34 : { message: "AlreadyRevealed" },
  /**
   * Somebody may still reveal.
   */
  35 : { message: "DrawNotOver" },
  /**
   * The group is not drawing its turns.
   */
  36 : { message: "NotDrawing" },
  /**
   * An invitation's uses or expiry are out of range.
   */
  37 : { message: "InvalidInvitation" },
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
   * The rules do not let this member do this now.
   */
  44 : { message: "NotAllowed" },
  /**
   * A discount above 3500 basis points.
   */
  45 : { message: "InvalidBid" },
  /**
   * Bids of this round cannot be made or opened now.
   */
  46 : { message: "BidsClosed" },
  /**
   * What was opened is not what was sealed.
   */
  47 : { message: "WrongBid" },
  /**
   * Nothing waits for the member.
   */
  60 : { message: "NothingHeld" },
  /**
   * Money still waits for the member, who must claim it first.
   */
  61 : { message: "ClaimFirst" },
  /**
   * Nothing was proposed, or it has lapsed.
   */
  62 : { message: "NoProposal" },
  /**
   * The others may still object.
   */
  63 : { message: "NotReady" },
  /**
   * The member has voted for this before.
   */
  64 : { message: "AlreadyVoted" },
  /**
   * The code is not the factory's.
   */
  65 : { message: "NotGenuine" },
  /**
   * The group is paused.
   */
  66 : { message: "Paused" },
  /**
   * The group was paused in this round before.
   */
  67 : { message: "AlreadyPaused" },
  /**
   * The organiser has been heard of within 30 days.
   */
  68 : { message: "NotSilent" },
  /**
   * Only the organiser, or their deputy where that is said.
   */
  69 : { message: "NotOrganiser" },
  /**
   * A sum left the range of its type.
   */
  80 : { message: "Overflow" }
}

/**
 * Event: Voted
 */
export interface VotedEvent {
  name: "Voted";
  data: {
    member: string;
    motion?: Motion;
    /**
     * How many are in favour now.
     */
    votes?: number;
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
    /**
     * Unix seconds.
     */
    expires_at?: bigint;
  };
}

/**
 * The organiser proposes an order; earlier acceptances are void.
 */
export interface OrderSetEvent {
  name: "OrderSet";
  data: {
    /**
     * Seat numbers in turn order, one byte each.
     */
    order?: Uint8Array;
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
 * Event: DeputySet
 */
export interface DeputySetEvent {
  name: "DeputySet";
  data: {
    deputy?: string | null;
  };
}

/**
 * A seat, with its deposit, dates and debts, has changed hands.
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
    /**
     * The order from now on.
     */
    order?: Uint8Array;
  };
}

/**
 * Members may reveal their secrets.
 */
export interface DrawOpenedEvent {
  name: "DrawOpened";
  data: {
    /**
     * Unix seconds.
     */
    ends_at?: bigint;
  };
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
    /**
     * The deposit given back.
     */
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
 * Money meant for the member could not be delivered, or came when they could not be asked, and
 * waits in `claim`.
 */
export interface PayoutHeldEvent {
  name: "PayoutHeld";
  data: {
    member: string;
    amount?: bigint;
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
 * One round of one member is paid.
 */
export interface ContributedEvent {
  name: "Contributed";
  data: {
    member: string;
    round: number;
    payer?: string;
    amount?: bigint;
    /**
     * What went to the reserve on top; none without fees.
     */
    fee?: bigint | null;
    kind?: ContributionKind;
    /**
     * Whom arrears were passed on to.
     */
    recipient?: string | null;
    /**
     * How much of them: what the reserve had helped out with goes back to it.
     */
    forwarded?: bigint | null;
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
 * Event: GroupPaused
 */
export interface GroupPausedEvent {
  name: "GroupPaused";
  data: {
    /**
     * Unix seconds.
     */
    until?: bigint;
    /**
     * None: the members, by vote.
     */
    by?: string | null;
  };
}

/**
 * A member in default has paid what it takes.
 */
export interface MemberCuredEvent {
  name: "MemberCured";
  data: {
    member: string;
  };
}

/**
 * A member owes nothing more: `round`, their own, is owed by the turns up to `paid` alone.
 */
export interface TurnVacatedEvent {
  name: "TurnVacated";
  data: {
    member: string;
    round: number;
    /**
     * The last round the member paid that counts.
     */
    paid?: number;
    /**
     * Left; otherwise lost by default.
     */
    by_choice?: boolean;
    /**
     * Seats that get contributions back: one each, the member's own seat all it had paid after `paid`.
     */
    credited?: Uint8Array;
  };
}

/**
 * Event: DepositAdded
 */
export interface DepositAddedEvent {
  name: "DepositAdded";
  data: {
    member: string;
    /**
     * Who paid; none: kept of the member's payout, or what a fee-taking token delivered of a standing order.
     */
    payer?: string | null;
    amount?: bigint;
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
    deposit?: bigint;
    /**
     * The rulebook signed.
     */
    rulebook?: Uint8Array;
    /**
     * Random order: what the secret will be checked against.
     */
    commitment?: Uint8Array | null;
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
    /**
     * What the reserve added.
     */
    help?: bigint;
    /**
     * What of the payout was kept as the recipient's deposit, on top of `amount`.
     */
    kept?: bigint;
    /**
     * What the auction's winner left to all.
     */
    discount?: bigint;
    /**
     * What late payments still owe the recipient.
     */
    short?: bigint;
    /**
     * What the reserve holds now.
     */
    reserve?: bigint;
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
 * What waited for the member reached them.
 */
export interface PayoutClaimedEvent {
  name: "PayoutClaimed";
  data: {
    member: string;
    amount?: bigint;
    /**
     * How much of it was deposit.
     */
    from_deposit?: bigint;
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
    /**
     * Unix seconds.
     */
    ready_at?: bigint;
  };
}

/**
 * Nothing is owed any more; everything in the group waits in `claim`.
 */
export interface GroupCancelledEvent {
  name: "GroupCancelled";
  data: {
    share?: bigint;
    dust?: bigint;
    /**
     * Seats that share the reserve, the last of them getting the dust.
     */
    sharers?: Uint8Array;
  };
}

/**
 * Every round is settled; the reserve is shared by those in good standing.
 */
export interface GroupCompletedEvent {
  name: "GroupCompleted";
  data: {
    share?: bigint;
    /**
     * What does not divide: for the last of `sharers`, or the last in line when there are none.
     */
    dust?: bigint;
    /**
     * Their seats in turn order.
     */
    sharers?: Uint8Array;
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
 * Event: MemberApproved
 */
export interface MemberApprovedEvent {
  name: "MemberApproved";
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
 * A round was settled without this member's contribution as well: too many are unpaid. Published
 * instead of `member_late`.
 */
export interface MemberDefaultedEvent {
  name: "MemberDefaulted";
  data: {
    member: string;
    round: number;
    /**
     * Whether they have had their turn: then everything falls due, else the turn is at stake.
     */
    received?: boolean;
    /**
     * The deposit that went to the reserve.
     */
    forfeited?: bigint;
  };
}

/**
 * The organiser gave a sign of life.
 */
export interface OrganiserStayedEvent {
  name: "OrganiserStayed";
  data: {
    /**
     * Unix seconds.
     */
    seen_at?: bigint;
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
    /**
     * Unix seconds.
     */
    ready_at?: bigint;
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
 * Union: Key
 */
 export type Key =
  /**
   * -> `Terms`, in the instance.
   */
  { tag: "Terms"; values: void } |
  /**
   * -> the packed `State`.
   */
  { tag: "State"; values: void } |
  /**
   * -> every seat's deposit, 16 bytes each, by seat.
   */
  { tag: "Deposits"; values: void } |
  /**
   * -> packed `RoundRecord`s: rounds 8k + 1 .. 8k + 8.
   */
  { tag: "Rounds"; values: readonly [number] } |
  /**
   * -> the member's seat.
   */
  { tag: "Seat"; values: readonly [string] } |
  /**
   * -> the seat's `Member`.
   */
  { tag: "MemberAt"; values: readonly [number] };

/**
 * What somebody brings who joins.
 */
export interface Entry {
  /**
   * Random order: sha256 of a secret of 32 bytes and the member's XDR.
   */
  commitment: Uint8Array | null;
  invitation: Invitation | null;
}

/**
 * Who may join.
 */
export enum Admission {
  /**
   * Enum Case: Open
   */
  Open = 0,
  /**
   * Who holds an invitation of the organiser's.
   */
  Invitation = 1,
  /**
   * Whom the organiser has approved.
   */
  Approval = 2
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
 * How the turns are decided.
 */
export enum TurnOrder {
  /**
   * In the order of joining.
   */
  Joining = 0,
  /**
   * As the organiser proposes and every member accepts.
   */
  Fixed = 1,
  /**
   * Drawn from every member's secret.
   */
  Random = 2,
  /**
   * Each round's pot goes to the highest bid.
   */
  Auction = 3
}

/**
 * Proof that somebody holds an invitation's key.
 */
export interface Invitation {
  /**
   * The invitation's ed25519 public key.
   */
  key: Uint8Array;
  /**
   * Its signature over sha256("ajo-invitation", the group's XDR, the member's XDR).
   */
  signature: Uint8Array;
}

/**
 * The terms of a group, fixed when it is created.
 */
export interface GroupConfig {
  /**
   * Who may join.
   */
  admission: Admission;
  /**
   * What each member pays per round, in the token's smallest unit.
   */
  contribution: bigint;
  /**
   * In default with this many settled rounds unpaid, 1 to 10; 0: never.
   */
  default_after: number;
  /**
   * Deposit in basis points of what a member still owes after receiving, 0 to 10000.
   */
  deposit_bps: number;
  /**
   * Who succeeds a silent organiser.
   */
  deputy: string | null;
  /**
   * Length of a round in seconds.
   */
  frequency: bigint;
  /**
   * Seconds after a round is due during which a payment is not yet late.
   */
  grace: bigint;
  /**
   * Basis points of a contribution added to each one paid after its round settled, 0 to 1000.
   */
  late_fee_bps: number;
  /**
   * How many members the group takes, 2 to 50.
   */
  max_members: number;
  /**
   * What people call the group: 1 to 64 bytes of UTF-8 without control characters.
   */
  name: string;
  /**
   * Basis points of a contribution added to each one for the group's reserve, 0 to 500.
   */
  reserve_fee_bps: number;
  /**
   * Hash of the rulebook every member signs; zeroes: none.
   */
  rulebook: Uint8Array;
  /**
   * Unix seconds after which anyone may cancel a group that has not started; 0: never.
   */
  start_by: bigint;
  /**
   * What makes the group start.
   */
  start_rule: StartRule;
  /**
   * The SEP-41 token everything is paid in.
   */
  token: string;
  /**
   * How the turns are decided.
   */
  turn_order: TurnOrder;
}

/**
 * Contract executable used for creating a new contract and used in
 * `CreateContractHostFnContext`.
 */
 export type ContractExecutable =
  /**
   * Executable specified by the contract instance as a specific Wasm contract code entry identified by its Wasm sha256 hash.
   */
  { tag: "Wasm"; values: readonly [Uint8Array] } |
  /**
   * Executable reference via a persistent storage entry owned by this contract or another contract.
   */
  { tag: "ExternalRef"; values: readonly [ContractExecutableRef] };

/**
 * Executable referenced via a persistent storage entry owned by a contract,
 * either this contract or another contract.
 *
 * The persistent storage entry owned by the `owner` has the `tag` as its key.
 */
export interface ContractExecutableRef {
  owner: string;
  tag: string;
}

/**
 * Context of a single authorized call performed by an address.
 *
 * Custom account contracts that implement `__check_auth` special function
 * receive a list of `Context` values corresponding to all the calls that
 * need to be authorized.
 */
 export type Context =
  /**
   * Contract invocation.
   */
  { tag: "Contract"; values: readonly [ContractContext] } |
  /**
   * Contract that has a constructor with no arguments is created.
   */
  { tag: "CreateContractHostFn"; values: readonly [CreateContractHostFnContext] } |
  /**
   * Contract that has a constructor with 1 or more arguments is created.
   */
  { tag: "CreateContractWithCtorHostFn"; values: readonly [CreateContractWithConstructorHostFnContext] };

/**
 * Authorization context of a single contract call.
 *
 * This struct corresponds to a `require_auth_for_args` call for an address
 * from `contract` function with `fn_name` name and `args` arguments.
 */
export interface ContractContext {
  args: Array<any>;
  contract: string;
  fn_name: string;
}

/**
 * Value of contract node in InvokerContractAuthEntry tree.
 */
export interface SubContractInvocation {
  context: ContractContext;
  sub_invocations: Array<InvokerContractAuthEntry>;
}

/**
 * A node in the tree of authorizations performed on behalf of the current
 * contract as invoker of the contracts deeper in the call stack.
 *
 * This is used as an argument of `authorize_as_current_contract` host function.
 *
 * This tree corresponds `require_auth[_for_args]` calls on behalf of the
 * current contract.
 */
 export type InvokerContractAuthEntry =
  /**
   * Invoke a contract.
   */
  { tag: "Contract"; values: readonly [SubContractInvocation] } |
  /**
   * Create a contract passing 0 arguments to constructor.
   */
  { tag: "CreateContractHostFn"; values: readonly [CreateContractHostFnContext] } |
  /**
   * Create a contract passing 0 or more arguments to constructor.
   */
  { tag: "CreateContractWithCtorHostFn"; values: readonly [CreateContractWithConstructorHostFnContext] };

/**
 * Authorization context for `create_contract` host function that creates a
 * new contract on behalf of authorizer address.
 */
export interface CreateContractHostFnContext {
  executable: ContractExecutable;
  salt: Uint8Array;
}

/**
 * Authorization context for `create_contract` host function that creates a
 * new contract on behalf of authorizer address.
 * This is the same as `CreateContractHostFnContext`, but also has
 * contract constructor arguments.
 */
export interface CreateContractWithConstructorHostFnContext {
  constructor_args: Array<any>;
  executable: ContractExecutable;
  salt: Uint8Array;
}

/**
 * Union: Executable
 */
 export type Executable =
  { tag: "Wasm"; values: readonly [Uint8Array] } |
  { tag: "StellarAsset"; values: void } |
  { tag: "Account"; values: void };
    export type ContractEvent = VotedEvent | InvitedEvent | OrderSetEvent | UpgradedEvent | BidSealedEvent | DeputySetEvent | SeatMovedEvent | AuctionWonEvent | DrawOpenedEvent | MemberLateEvent | MemberLeftEvent | OrderDrawnEvent | PayoutHeldEvent | BidRevealedEvent | ContributedEvent | GroupOpenedEvent | GroupPausedEvent | MemberCuredEvent | TurnVacatedEvent | DepositAddedEvent | GroupStartedEvent | MemberJoinedEvent | RoundSettledEvent | TurnsSwappedEvent | OrderAcceptedEvent | PayoutClaimedEvent | RecoveryReadyEvent | GroupCancelledEvent | GroupCompletedEvent | HandOverVetoedEvent | MemberApprovedEvent | RecoveryVetoedEvent | SecretRevealedEvent | MemberDefaultedEvent | OrganiserStayedEvent | HandOverProposedEvent | OrganiserChangedEvent | StandingOrderSetEvent | InvitationRevokedEvent | MemberDisapprovedEvent;
    