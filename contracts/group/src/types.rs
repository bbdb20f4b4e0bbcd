//! What the group answers and stores.

use ajo_types::GroupConfig;
pub use ajo_types::MAX_MEMBERS;
use soroban_sdk::{contracttype, Address, Bytes};

/// Raised with every change of rules or interface; `info().version` tells it.
pub const VERSION: u32 = 1;

/// Where a group is in its life.
#[contracttype]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum GroupStatus {
    /// Seats can be taken and left; no money moves.
    Forming = 0,
    /// Rounds are being paid and settled.
    Active = 1,
    /// Every round is settled; late payments and claims go on.
    Completed = 2,
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
}

/// The group as a whole.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupInfo {
    pub config: GroupConfig,
    pub factory: Address,
    pub organiser: Address,
    pub status: GroupStatus,
    /// The round being paid: 0 while forming, 1..n, and n for good after completion.
    pub round: u32,
    /// As many as members at the start; 0 while forming.
    pub total_rounds: u32,
    pub member_count: u32,
    /// Unix seconds; 0 while forming. Round r is due at started_at + r * frequency.
    pub started_at: u64,
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
    /// Rounds paid, always the oldest ones: the next to pay is paid_rounds + 1.
    pub paid_rounds: u32,
    /// Money that waits for the member in `claim`.
    pub held: i128,
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
    /// What was paid or held for the recipient at settlement, set-offs taken out; 0 before.
    pub payout: i128,
    /// How many contributions were missing at settlement; 0 before.
    pub missing: u32,
}

/// What never changes after the constructor.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Terms {
    pub config: GroupConfig,
    pub factory: Address,
    pub organiser: Address,
}

/// The holder of a seat.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Member {
    pub address: Address,
    pub held: i128,
}

/// `State` as it is stored: one byte per seat or round, so that a payment rewrites one small entry.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredState {
    pub status: GroupStatus,
    pub round: u32,
    pub started_at: u64,
    /// Seat numbers in turn order.
    pub order: Bytes,
    /// Rounds paid, indexed by seat.
    pub paid: Bytes,
    /// Contributions paid or held at settlement, indexed by settled round.
    pub payouts: Bytes,
    /// Contributions missing at settlement, indexed by settled round.
    pub missing: Bytes,
}
