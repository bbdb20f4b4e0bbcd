//! A world to test the contracts in: named people, a token, a clock.

mod failure;
mod hostile_token;
mod published;
mod setup;
mod world;

pub use failure::{flatten, Failure, Outcome};
pub use hostile_token::{HostileToken, HostileTokenClient, Malice};
pub use published::PublishedBy;
pub use setup::{new_env, upload_group, Plan, FACTORY_WASM, GROUP_WASM, START_TIME, WEALTH};
pub use world::World;
