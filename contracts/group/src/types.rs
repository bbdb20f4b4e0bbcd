//! What the group answers and stores.

use ajo_types::GroupConfig;
pub use ajo_types::MAX_MEMBERS;
use soroban_sdk::{contracttype, Address, BytesN};

/// Raised with every change of rules or interface; `info().version` tells it.
pub const VERSION: u32 = 3;

/// Where a group is in its life.
#[contracttype]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum GroupStatus {
    /// Seats can be taken and left; no money but deposits moves.
    Forming = 0,
    /// Rounds are being paid and settled.
    Active = 1,
    /// Every round is settled; late payments and claims go on.
    Completed = 2,
    /// Members reveal their secrets; then the turns are drawn.
    Drawing = 3,
    /// Nothing is owed any more; what each has in the group waits in `claim`.
    Cancelled = 4,
}

/// How a contribution came about.
#[contracttype]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum ContributionKind {
    /// For the current round.
    Paid = 0,
    /// For a later round.
    Ahead = 1,
    /// For a round already settled; passed on to that round's recipient.
    Late = 2,
    /// Taken out of the member's own pot at settlement.
    SetOff = 3,
    /// Drawn at settlement from the member's allowance.
    StandingOrder = 4,
    /// Drawn at settlement from the member's deposit.
    FromDeposit = 5,
}

/// How a member stands.
#[contracttype]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum MemberStatus {
    Good = 0,
    /// A settled round is unpaid.
    Late = 1,
    Defaulted = 2,
    /// Left by choice, or lost the turn by default: owes nothing more.
    Exited = 3,
}

/// The group as a whole.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupInfo {
    pub config: GroupConfig,
    pub factory: Address,
    pub organiser: Address,
    pub deputy: Option<Address>,
    pub status: GroupStatus,
    /// The round being paid: 0 before the start, 1..n, and n for good after completion.
    pub round: u32,
    /// As many as members at the start; 0 before.
    pub total_rounds: u32,
    pub member_count: u32,
    /// Unix seconds; 0 before the start. Round r is due at started_at + r * frequency.
    pub started_at: u64,
    /// Unix seconds until which secrets are revealed; 0 unless turns are drawn.
    pub draw_ends_at: u64,
    /// Unix seconds; the group is paused while this is in the future.
    pub paused_until: u64,
    /// Fees and forfeits.
    pub reserve: i128,
    /// What auctions have brought each seat so far.
    pub dividend: i128,
    /// The group's own token balance.
    pub escrow: i128,
    pub version: u32,
}

/// One member.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberInfo {
    pub address: Address,
    /// A stable small number, below max_members.
    pub seat: u32,
    /// Place in the payout order, 1..n; the order of joining while forming.
    pub turn: u32,
    pub status: MemberStatus,
    /// The last round paid: the oldest are paid first, those not owed are skipped.
    pub paid_rounds: u32,
    /// The round to be paid next; 0: nothing is owed.
    pub next_round: u32,
    /// Payouts that could not be delivered.
    pub held: i128,
    pub deposit: i128,
    pub required_deposit: i128,
    /// All that `claim` would pay now.
    pub claimable: i128,
    pub standing_order: bool,
    /// Has accepted the order (Fixed), has revealed the secret (Random).
    pub agreed: bool,
}

/// One round of a started group.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RoundInfo {
    /// 1..n.
    pub round: u32,
    pub recipient: Address,
    /// Unix seconds.
    pub due_at: u64,
    pub settled: bool,
    /// What was paid, held or kept as deposit for the recipient at settlement; 0 before.
    pub payout: i128,
    /// How many contributions were missing at settlement; 0 before.
    pub missing: u32,
    /// What late payments still owe the recipient.
    pub short: i128,
    /// What the auction's winner left to all.
    pub discount: i128,
    /// Whether the recipient has left or lost the turn: only turns up to `owed_turns` owe it.
    pub vacated: bool,
    pub owed_turns: u32,
}

/// Why a seat changes hands.
#[contracttype]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum MoveReason {
    HandOver = 0,
    /// The member lost their key; the others voted.
    Recovery = 1,
}

/// A seat about to change hands.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SeatMove {
    pub newcomer: Address,
    pub reason: MoveReason,
    /// What the newcomer pays the member; 0 for a recovery.
    pub price: i128,
    /// Unix seconds from which it can be completed.
    pub ready_at: u64,
    /// Unix seconds from which it no longer can.
    pub lapses_at: u64,
}

/// The auction of the current round.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AuctionInfo {
    pub round: u32,
    /// Bids sealed.
    pub sealed: u32,
    /// The highest bid opened so far.
    pub leader: Option<Address>,
    /// Its discount in basis points of the pot.
    pub discount_bps: u32,
    /// Unix seconds until which bids are sealed, and from which they are opened.
    pub seal_by: u64,
    /// Unix seconds until which bids are opened.
    pub reveal_by: u64,
}

/// What members vote on.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Motion {
    /// More than half: the group is paused.
    Pause,
    /// All: the group ends and everybody gets back what has not been settled.
    Cancel,
    /// All: the group runs this code, which must be the factory's.
    Upgrade(BytesN<32>),
    /// More than half of the others: the first address's seat goes to the second.
    Recover(Address, Address),
    /// More than half of the others: this member's hand-over does not happen.
    Veto(Address),
}

impl Motion {
    /// Whether all must vote for it, each for themselves.
    pub fn is_unanimous(&self) -> bool {
        matches!(self, Self::Cancel | Self::Upgrade(_))
    }
}

/// The terms, and who leads.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Terms {
    pub config: GroupConfig,
    pub factory: Address,
    pub organiser: Address,
    pub deputy: Option<Address>,
    /// Unix seconds of the organiser's last sign of life.
    pub organiser_seen_at: u64,
}

/// The holder of a seat.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Member {
    pub address: Address,
    /// Payouts that could not be delivered.
    pub held: i128,
    /// How much of `State.dividend` has been paid out.
    pub taken: i128,
}

/// How a settled round ended; amounts in the token's smallest unit.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct RoundRecord {
    pub payout: i128,
    pub short: i128,
    pub discount: i128,
    pub missing: u32,
}
