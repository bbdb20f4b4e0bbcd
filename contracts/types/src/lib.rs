#![no_std]
//! What the factory and the group both speak: a group's terms, and what is wrong with them.

mod terms;

pub use terms::{check_terms, TermsFault, MAX_MEMBERS};

use soroban_sdk::{contracttype, Address, String};

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
