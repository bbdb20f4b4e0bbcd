//! Alone in publishing. Every event's first topic is `ajo`, its second the event's name, then the
//! keys a reader filters by.

use ajo_types::GroupConfig;
use soroban_sdk::{contractevent, Address, BytesN};

#[contractevent(topics = ["ajo", "group_created"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupCreated {
    #[topic]
    pub group: Address,
    #[topic]
    pub organiser: Address,
    pub config: GroupConfig,
    pub organiser_joins: bool,
    /// Place in the registry, from 0.
    pub index: u32,
}

#[contractevent(topics = ["ajo", "code_proposed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CodeProposed {
    pub hash: BytesN<32>,
    /// Unix seconds.
    pub ready_at: u64,
}

#[contractevent(topics = ["ajo", "code_applied"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CodeApplied {
    pub hash: BytesN<32>,
}

#[contractevent(topics = ["ajo", "admin_proposed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AdminProposed {
    pub admin: Address,
}

#[contractevent(topics = ["ajo", "admin_changed"])]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AdminChanged {
    pub admin: Address,
}
