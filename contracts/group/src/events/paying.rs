//! Money in, and out to whoever claims it.

use soroban_sdk::{contractevent, Address};

use crate::types::ContributionKind;

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

/// A member in default has paid what it takes.
#[contractevent(topics = ["ajo", "member_cured"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberCured {
    #[topic]
    pub member: Address,
}
