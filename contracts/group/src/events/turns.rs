//! Turns and seats that change hands.

use soroban_sdk::{contractevent, Address, Bytes};

use crate::types::MoveReason;

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
