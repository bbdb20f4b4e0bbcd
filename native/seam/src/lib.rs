//! What the two compiled hosts share.
//!
//! There are two because the crate `soroban-env-host` is one thing with its feature "recording_mode", which simulation needs,
//! and another without: with it, applied transactions are metered for look-ups that the network does not make.

pub mod abi;
pub mod failure;
pub mod frame;
pub mod settings;
