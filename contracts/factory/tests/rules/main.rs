//! What the factory does for people: genuine groups, a registry, an admin without power over money.

mod admin;
mod bench;
mod creating;
mod registry;
mod terms;
