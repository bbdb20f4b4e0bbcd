//! Until a group starts.

use ajo_types::GroupConfig;
use soroban_sdk::{contractevent, Address, Bytes, BytesN};

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
