//! What each call does, one verb per file: check, update, transfer, emit.

mod accept_order;
mod approve;
mod bid;
mod cancel;
mod claim;
mod close;
mod collect;
mod contribute;
mod deposit;
mod deputy;
mod draw;
mod exit;
mod hand_over;
mod invite;
mod join;
mod leave;
mod money;
mod open;
mod pause;
mod read;
mod recovery;
mod reveal;
mod set_order;
mod settle;
mod share_out;
mod standing_order;
mod start;
mod swap;
mod vacate;
mod vote;

pub use accept_order::accept_order;
pub use approve::{approve, disapprove};
pub use bid::{auction, bid, reveal_bid};
pub use cancel::cancel;
pub use claim::claim;
pub use contribute::contribute;
pub use deposit::deposit;
pub use deputy::{by_organiser, set_deputy, stay, succeed};
pub use draw::draw;
pub use exit::exit;
pub use hand_over::{complete_hand_over, move_of, propose_hand_over};
pub use invite::{invite, revoke};
pub use join::join;
pub use leave::leave;
pub use open::open;
pub use pause::pause;
pub use read::{info, members, round_price, rounds};
pub use recovery::{complete_recovery, veto_recovery};
pub use reveal::reveal;
pub use set_order::set_order;
pub use settle::settle;
pub use standing_order::set_standing_order;
pub use start::start;
pub use swap::swap;
pub use vote::vote;

use soroban_sdk::{panic_with_error, Env};

use crate::errors::GroupError;
use crate::state::State;
use crate::types::GroupStatus;

fn fail(env: &Env, error: GroupError) -> ! {
    panic_with_error!(env, error)
}

/// Passes on what a pure rule decided.
fn must<T>(env: &Env, decided: Result<T, GroupError>) -> T {
    decided.unwrap_or_else(|error| fail(env, error))
}

fn ensure(env: &Env, condition: bool, error: GroupError) {
    if !condition {
        fail(env, error);
    }
}

fn ensure_forming(env: &Env, state: &State) {
    ensure(
        env,
        state.status == GroupStatus::Forming,
        GroupError::NotForming,
    );
}

fn ensure_active(env: &Env, state: &State) {
    ensure(
        env,
        state.status == GroupStatus::Active,
        GroupError::NotActive,
    );
}

fn ensure_not_paused(env: &Env, state: &State) {
    let paused = env.ledger().timestamp() < state.paused_until;
    ensure(env, !paused, GroupError::Paused);
}

/// When a round is due, in Unix seconds: the schedule is absolute, fixed at the start.
fn due_at(state: &State, frequency: u64, round: u32) -> u64 {
    state.started_at + frequency * u64::from(round)
}
