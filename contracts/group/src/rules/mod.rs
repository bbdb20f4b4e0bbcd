//! What each call does, one verb per file: check, update, transfer, emit.

mod claim;
mod contribute;
mod deliver;
mod join;
mod leave;
mod open;
mod read;
mod settle;
mod start;

pub use claim::claim;
pub use contribute::contribute;
pub use join::join;
pub use leave::leave;
pub use open::open;
pub use read::{info, members, rounds};
pub use settle::settle;
pub use start::start;

use soroban_sdk::{panic_with_error, Env};

use crate::errors::GroupError;
use crate::state::State;
use crate::types::GroupStatus;

/// Most rounds of arrears one call passes on. Each costs a token transfer and two events; with
/// more, the worst call of 50 members would not fit a transaction's 16 KiB of events.
const MAX_FORWARDS: u32 = 8;

fn ensure_forming(env: &Env, state: &State) {
    if state.status != GroupStatus::Forming {
        panic_with_error!(env, GroupError::NotForming);
    }
}

/// `count` contributions in the token's smallest unit.
fn amount_of(env: &Env, contribution: i128, count: u32) -> i128 {
    match contribution.checked_mul(count.into()) {
        Some(amount) => amount,
        None => panic_with_error!(env, GroupError::Overflow),
    }
}

/// When a round is due, in Unix seconds: the schedule is absolute, fixed at the start.
fn due_at(env: &Env, state: &State, frequency: u64, round: u32) -> u64 {
    let elapsed = frequency.checked_mul(round.into());
    match elapsed.and_then(|seconds| state.started_at.checked_add(seconds)) {
        Some(due_at) => due_at,
        None => panic_with_error!(env, GroupError::Overflow),
    }
}
