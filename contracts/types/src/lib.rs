#![no_std]
//! What the factory and the group both speak: a group's terms, what somebody brings who joins, and
//! what is wrong with terms.

mod deposit;
mod invitation;
mod terms;

pub use deposit::deposit_for;
pub use invitation::Invitation;
pub use terms::{check_terms, TermsFault, MAX_MEMBERS};

use soroban_sdk::{contracttype, Address, BytesN, String};

/// The terms of a group, fixed when it is created.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupConfig {
    /// What people call the group: 1 to 64 bytes of UTF-8 without control characters.
    pub name: String,
    /// The SEP-41 token everything is paid in.
    pub token: Address,
    /// What each member pays per round, in the token's smallest unit.
    pub contribution: i128,
    /// Length of a round in seconds.
    pub frequency: u64,
    /// Seconds after a round is due during which a payment is not yet late.
    pub grace: u64,
    /// How many members the group takes, 2 to 50.
    pub max_members: u32,
    /// What makes the group start.
    pub start_rule: StartRule,
    /// Unix seconds after which anyone may cancel a group that has not started; 0: never.
    pub start_by: u64,
    /// How the turns are decided.
    pub turn_order: TurnOrder,
    /// Who may join.
    pub admission: Admission,
    /// Deposit in basis points of what a member still owes after receiving, 0 to 10000.
    pub deposit_bps: u32,
    /// Basis points of a contribution added to each one paid after its round settled, 0 to 1000.
    pub late_fee_bps: u32,
    /// Basis points of a contribution added to each one for the group's reserve, 0 to 500.
    pub reserve_fee_bps: u32,
    /// In default with this many settled rounds unpaid, 1 to 10; 0: never.
    pub default_after: u32,
    /// Hash of the rulebook every member signs; zeroes: none.
    pub rulebook: BytesN<32>,
    /// Who succeeds a silent organiser.
    pub deputy: Option<Address>,
}

/// What makes a group start. The organiser may start it under either rule.
#[contracttype]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum StartRule {
    /// The joining that fills the last seat starts the group.
    WhenFull = 0,
    /// Only the organiser starts the group.
    ByOrganiser = 1,
}

/// How the turns are decided.
#[contracttype]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum TurnOrder {
    /// In the order of joining.
    Joining = 0,
    /// As the organiser proposes and every member accepts.
    Fixed = 1,
    /// Drawn from every member's secret.
    Random = 2,
    /// Each round's pot goes to the highest bid.
    Auction = 3,
}

/// Who may join.
#[contracttype]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum Admission {
    Open = 0,
    /// Who holds an invitation of the organiser's.
    Invitation = 1,
    /// Whom the organiser has approved.
    Approval = 2,
}

/// What somebody brings who joins.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// Random order: sha256 of a secret of 32 bytes and the member's XDR.
    pub commitment: Option<BytesN<32>>,
    /// An invitation's ed25519 public key, then its signature over sha256("ajo-invitation", the
    /// group's XDR, the member's XDR).
    pub invitation: Option<BytesN<96>>,
}
