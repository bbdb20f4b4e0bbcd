use ajo_types::{GroupConfig, TurnOrder};
use soroban_sdk::Env;

use super::bid::award;
use super::close::close;
use super::collect::{draw_slice, Slice};
use super::vacate::vacate;
use super::{due_at, ensure, ensure_active, ensure_not_paused};
use crate::errors::GroupError;
use crate::state::State;
use crate::storage;

/// More members late than this are published by a call that has drawn nothing: with both, the
/// events of one call would not fit a transaction's 16 KiB.
const MAX_LATE_AFTER_DRAWS: usize = 16;

pub fn settle(env: &Env) -> bool {
    let terms = storage::terms(env);
    let config = &terms.config;
    let mut state = storage::state(env);
    ensure_active(env, &state);
    ensure_not_paused(env, &state);
    ensure(
        env,
        may_settle(env, &state, config),
        GroupError::RoundNotDue,
    );

    if !state.closing {
        begin(env, config, &mut state);
    }
    let Slice { drawn, finished } = draw_slice(env, config, &mut state);
    let closes = finished && (drawn == 0 || late(&state) <= MAX_LATE_AFTER_DRAWS);
    if closes {
        close(env, config, &mut state);
    }
    storage::set_state(env, &state);
    closes
}

/// How many have not paid the current round.
fn late(state: &State) -> usize {
    let owing = state.owing(state.round);
    owing.filter(|(_, paid)| !paid).count()
}

fn may_settle(env: &Env, state: &State, config: &GroupConfig) -> bool {
    let grace_ends_at = due_at(state, config.frequency, state.round) + config.grace;
    // The end of the grace period is when the last bid may be opened.
    let early = config.turn_order != TurnOrder::Auction && state.everyone_paid(state.round);
    early || env.ledger().timestamp() >= grace_ends_at
}

/// Fixes who receives: the highest bid wins the turn, a defaulter loses it.
fn begin(env: &Env, config: &GroupConfig, state: &mut State) {
    state.closing = true;
    if config.turn_order == TurnOrder::Auction {
        award(env, state);
    }
    let recipient = state.recipient_of(state.round);
    if state.defaulted.has(recipient) && !state.exited.has(recipient) {
        let paid = state.paid.get(recipient);
        vacate(env, state, recipient, paid);
    }
}
