//! How rounds and turns end.

use soroban_sdk::{contractevent, Address, Bytes};

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

/// Every round is settled; the reserve is given out to those in good standing.
#[contractevent(topics = ["ajo", "group_completed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupCompleted {
    /// What no sharer's round stays short of more than: what it was short of above, the reserve has
    /// made up and added to their deposit. None: it made up nothing.
    pub gap: Option<i128>,
    /// What each sharer gets of the rest.
    pub share: i128,
    /// What does not divide: for the last of `sharers`, or the last in line when there are none.
    pub dust: i128,
    /// Their seats in turn order.
    pub sharers: Bytes,
}
