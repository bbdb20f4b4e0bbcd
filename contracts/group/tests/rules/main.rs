//! Each rule of the group by what it does for people.

mod claiming;
mod contributing;
mod edges;
mod expected;
mod forming;
mod hostile_token;
mod lateness;
mod lifetimes;
mod settling;
mod signatures;
mod starting;
mod terms;
