//! Alone in publishing. Every event's first topic is `ajo`, its second the event's name, then the
//! keys a reader filters by. A field that is `None` is left out of the data map.

use ajo_types::GroupConfig;
use soroban_sdk::{contractevent, Address, Bytes};

use crate::types::ContributionKind;

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
}

#[contractevent(topics = ["ajo", "member_left"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberLeft {
    #[topic]
    pub member: Address,
    pub seat: u32,
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
    pub kind: ContributionKind,
    /// Whom arrears were passed on to.
    pub recipient: Option<Address>,
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
}

/// Held money reached the member.
#[contractevent(topics = ["ajo", "payout_claimed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PayoutClaimed {
    #[topic]
    pub member: Address,
    pub amount: i128,
}

/// Arrears meant for the member could not be delivered and wait in `claim`.
#[contractevent(topics = ["ajo", "payout_held"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PayoutHeld {
    #[topic]
    pub member: Address,
    pub amount: i128,
}

#[contractevent(topics = ["ajo", "group_completed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupCompleted {}
