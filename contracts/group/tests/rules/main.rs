//! Each rule of the group by what it does for people.

mod admission;
mod auction;
mod cancelling;
mod claiming;
mod contributing;
mod drawing;
mod edges;
mod expected;
mod fixed_order;
mod forming;
mod hand_over;
mod hostile_token;
mod lateness;
mod leading;
mod lifetimes;
mod pausing;
mod powers_adversaries;
mod recovery;
mod refusal;
mod settling;
mod signatures;
mod starting;
mod swapping;
mod terms;
mod voting;
