//! Alone in publishing. Every event's first topic is `ajo`, its second the event's name, then the
//! keys a reader filters by. A field that is `None` is left out of the data map.

use ajo_types::GroupConfig;
use soroban_sdk::{contractevent, Address, Bytes, BytesN};

use crate::types::{ContributionKind, Motion, MoveReason};

/// A group exists; emitted by its constructor.
#[contractevent(topics = ["ajo", "group_opened"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupOpened {
    #[topic]
    pub organiser: Address,
    pub config: GroupConfig,
    pub factory: Address,
}

#[contractevent(topics = ["ajo", "member_joined"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberJoined {
    #[topic]
    pub member: Address,
    pub seat: u32,
    pub deposit: i128,
    /// The rulebook signed.
    pub rulebook: BytesN<32>,
    /// Random order: what the secret will be checked against.
    pub commitment: Option<BytesN<32>>,
}

#[contractevent(topics = ["ajo", "member_left"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberLeft {
    #[topic]
    pub member: Address,
    pub seat: u32,
    /// The deposit given back.
    pub refund: i128,
}

#[contractevent(topics = ["ajo", "invited"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Invited {
    #[topic]
    pub key: BytesN<32>,
    pub uses: u32,
    /// Unix seconds.
    pub expires_at: u64,
}

#[contractevent(topics = ["ajo", "invitation_revoked"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct InvitationRevoked {
    #[topic]
    pub key: BytesN<32>,
}

#[contractevent(topics = ["ajo", "member_approved"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberApproved {
    #[topic]
    pub member: Address,
}

#[contractevent(topics = ["ajo", "member_disapproved"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberDisapproved {
    #[topic]
    pub member: Address,
}

/// The organiser proposes an order; earlier acceptances are void.
#[contractevent(topics = ["ajo", "order_set"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OrderSet {
    /// Seat numbers in turn order, one byte each.
    pub order: Bytes,
}

#[contractevent(topics = ["ajo", "order_accepted"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OrderAccepted {
    #[topic]
    pub member: Address,
    pub order: Bytes,
}

/// Members may reveal their secrets.
#[contractevent(topics = ["ajo", "draw_opened"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DrawOpened {
    /// Unix seconds.
    pub ends_at: u64,
}

#[contractevent(topics = ["ajo", "secret_revealed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SecretRevealed {
    #[topic]
    pub member: Address,
    pub secret: BytesN<32>,
}

#[contractevent(topics = ["ajo", "order_drawn"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OrderDrawn {
    pub seed: BytesN<32>,
    pub order: Bytes,
}

#[contractevent(topics = ["ajo", "group_started"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupStarted {
    /// Unix seconds.
    pub started_at: u64,
    /// Seat numbers in turn order, one byte each.
    pub order: Bytes,
}

/// One round of one member is paid.
#[contractevent(topics = ["ajo", "contributed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Contributed {
    #[topic]
    pub member: Address,
    #[topic]
    pub round: u32,
    pub payer: Address,
    pub amount: i128,
    /// What went to the reserve on top; none without fees.
    pub fee: Option<i128>,
    pub kind: ContributionKind,
    /// Whom arrears were passed on to.
    pub recipient: Option<Address>,
    /// How much of them: what the reserve had helped out with goes back to it.
    pub forwarded: Option<i128>,
}

#[contractevent(topics = ["ajo", "standing_order_set"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StandingOrderSet {
    #[topic]
    pub member: Address,
    pub on: bool,
}

#[contractevent(topics = ["ajo", "deposit_added"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DepositAdded {
    #[topic]
    pub member: Address,
    /// Who paid; none: kept of the member's payout, or what a fee-taking token delivered of a standing order.
    pub payer: Option<Address>,
    pub amount: i128,
}

/// A round was settled without this member's contribution, which is now owed to `recipient`.
#[contractevent(topics = ["ajo", "member_late"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberLate {
    #[topic]
    pub member: Address,
    #[topic]
    pub round: u32,
    pub amount: i128,
    pub recipient: Address,
}

/// A round was settled without this member's contribution as well: too many are unpaid. Published
/// instead of `member_late`.
#[contractevent(topics = ["ajo", "member_defaulted"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberDefaulted {
    #[topic]
    pub member: Address,
    #[topic]
    pub round: u32,
    /// Whether they have had their turn: then everything falls due, else the turn is at stake.
    pub received: bool,
    /// The deposit that went to the reserve.
    pub forfeited: i128,
}

/// A member in default has paid what it takes.
#[contractevent(topics = ["ajo", "member_cured"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberCured {
    #[topic]
    pub member: Address,
}

/// A member owes nothing more: `round`, their own, is owed by the turns up to `paid` alone.
#[contractevent(topics = ["ajo", "turn_vacated"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TurnVacated {
    #[topic]
    pub member: Address,
    #[topic]
    pub round: u32,
    /// The last round the member paid that counts.
    pub paid: u32,
    /// Left; otherwise lost by default.
    pub by_choice: bool,
    /// Contributions the member had paid after `paid`, given back.
    pub returned: u32,
    /// Other seats that get one contribution back each.
    pub credited: Bytes,
}

/// A round is closed: `amount` was paid to the recipient, or is held for them.
#[contractevent(topics = ["ajo", "round_settled"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RoundSettled {
    #[topic]
    pub round: u32,
    #[topic]
    pub recipient: Address,
    pub amount: i128,
    /// Contributions nobody paid.
    pub missing: u32,
    pub held: bool,
    /// What the reserve added.
    pub help: i128,
    /// What of the payout was kept as the recipient's deposit, on top of `amount`.
    pub kept: i128,
    /// What the auction's winner left to all.
    pub discount: i128,
    /// What late payments still owe the recipient.
    pub short: i128,
    /// What the reserve holds now.
    pub reserve: i128,
}

/// What waited for the member reached them.
#[contractevent(topics = ["ajo", "payout_claimed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PayoutClaimed {
    #[topic]
    pub member: Address,
    pub amount: i128,
    /// How much of it was deposit.
    pub from_deposit: i128,
}

/// Money meant for the member could not be delivered, or came when they could not be asked, and
/// waits in `claim`.
#[contractevent(topics = ["ajo", "payout_held"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PayoutHeld {
    #[topic]
    pub member: Address,
    pub amount: i128,
}

#[contractevent(topics = ["ajo", "turns_swapped"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TurnsSwapped {
    #[topic]
    pub first: Address,
    #[topic]
    pub second: Address,
}

#[contractevent(topics = ["ajo", "hand_over_proposed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HandOverProposed {
    #[topic]
    pub member: Address,
    pub newcomer: Address,
    pub price: i128,
    /// Unix seconds.
    pub ready_at: u64,
}

#[contractevent(topics = ["ajo", "hand_over_vetoed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HandOverVetoed {
    #[topic]
    pub member: Address,
}

/// A seat, with its deposit, dates and debts, has changed hands.
#[contractevent(topics = ["ajo", "seat_moved"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SeatMoved {
    #[topic]
    pub member: Address,
    #[topic]
    pub newcomer: Address,
    pub seat: u32,
    pub reason: MoveReason,
    pub price: i128,
}

#[contractevent(topics = ["ajo", "bid_sealed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BidSealed {
    #[topic]
    pub member: Address,
    #[topic]
    pub round: u32,
}

#[contractevent(topics = ["ajo", "bid_revealed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BidRevealed {
    #[topic]
    pub member: Address,
    #[topic]
    pub round: u32,
    pub discount_bps: u32,
}

#[contractevent(topics = ["ajo", "auction_won"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AuctionWon {
    #[topic]
    pub member: Address,
    #[topic]
    pub round: u32,
    pub discount_bps: u32,
    /// The order from now on.
    pub order: Bytes,
}

#[contractevent(topics = ["ajo", "voted"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Voted {
    #[topic]
    pub member: Address,
    pub motion: Motion,
    /// How many are in favour now.
    pub votes: u32,
}

#[contractevent(topics = ["ajo", "recovery_ready"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RecoveryReady {
    #[topic]
    pub member: Address,
    pub fresh: Address,
    /// Unix seconds.
    pub ready_at: u64,
}

#[contractevent(topics = ["ajo", "recovery_vetoed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RecoveryVetoed {
    #[topic]
    pub member: Address,
}

#[contractevent(topics = ["ajo", "group_paused"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupPaused {
    /// Unix seconds.
    pub until: u64,
    /// None: the members, by vote.
    pub by: Option<Address>,
}

/// Nothing is owed any more; everything in the group waits in `claim`.
#[contractevent(topics = ["ajo", "group_cancelled"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupCancelled {
    pub share: i128,
    pub dust: i128,
    /// Seats that share the reserve, the last of them getting the dust.
    pub sharers: Bytes,
}

#[contractevent(topics = ["ajo", "organiser_changed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OrganiserChanged {
    pub organiser: Address,
}

#[contractevent(topics = ["ajo", "deputy_set"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DeputySet {
    pub deputy: Option<Address>,
}

/// The organiser gave a sign of life.
#[contractevent(topics = ["ajo", "organiser_stayed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OrganiserStayed {
    /// Unix seconds.
    pub seen_at: u64,
}

#[contractevent(topics = ["ajo", "upgraded"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Upgraded {
    pub code: BytesN<32>,
    pub version: u32,
}

/// Every round is settled; the reserve is shared by those in good standing.
#[contractevent(topics = ["ajo", "group_completed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupCompleted {
    pub share: i128,
    /// What does not divide: for the last of `sharers`, or the last in line when there are none.
    pub dust: i128,
    /// Their seats in turn order.
    pub sharers: Bytes,
}
