//! A world to test the contracts in: named people, a token, a clock.

mod failure;
mod hostile_token;
mod world;

pub use failure::{flatten, Failure, Outcome};
pub use hostile_token::{HostileToken, HostileTokenClient, Malice};
pub use world::{
    new_env, upload_group, Plan, PublishedBy, World, FACTORY_WASM, GROUP_WASM, START_TIME, WEALTH,
};
