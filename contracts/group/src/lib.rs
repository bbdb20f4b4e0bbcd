#![no_std]
//! One savings group. Start reading at `contract.rs`.

pub mod contract;
pub mod errors;
pub mod events;
mod rules;
pub mod state;
mod storage;
pub mod types;

pub use ajo_types::{deposit_for, Admission, Entry, GroupConfig, Invitation, StartRule, TurnOrder};
pub use contract::{Group, GroupClient};
pub use errors::GroupError;
