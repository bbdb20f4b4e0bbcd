//! What members and organisers decide.

use soroban_sdk::{contractevent, Address, Bytes, BytesN};

use crate::types::Motion;

#[contractevent(topics = ["ajo", "voted"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Voted {
    #[topic]
    pub member: Address,
    pub motion: Motion,
    /// How many are in favour now.
    pub votes: u32,
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
    /// As in `GroupCompleted`.
    pub gap: Option<i128>,
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
