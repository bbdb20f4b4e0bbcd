//! What the two compiled hosts share.
//!
//! There are two because the crate `soroban-env-host` meters differently with the features that simulation needs.

pub mod abi;
pub mod failure;
pub mod frame;
pub mod settings;
