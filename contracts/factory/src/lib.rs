#![no_std]
//! Deploys groups and knows which are genuine. Start reading at `contract.rs`.

pub mod contract;
pub mod errors;
pub mod events;
mod rules;
mod storage;

pub use ajo_types::{Admission, Entry, GroupConfig, StartRule, TurnOrder};
pub use contract::{Factory, FactoryClient};
pub use errors::FactoryError;
