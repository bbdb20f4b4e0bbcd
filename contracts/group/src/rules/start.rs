use ajo_types::{GroupConfig, TurnOrder};
use soroban_sdk::{Bytes, Env};

use super::{ensure, ensure_forming, ensure_not_paused};
use crate::errors::GroupError;
use crate::events::GroupStarted;
use crate::state::State;
use crate::storage;

const MIN_MEMBERS: u32 = 2;

pub fn start(env: &Env) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    ensure_forming(env, &state);
    ensure_not_paused(env, &state);
    let enough = state.member_count() >= MIN_MEMBERS;
    ensure(env, enough, GroupError::NotEnoughMembers);

    begin(env, &config, &mut state);
    storage::set_state(env, &state);
}

/// Starts the group, or opens the draw that does; the caller stores the state.
pub fn begin(env: &Env, config: &GroupConfig, state: &mut State) {
    // Accepting an order and drawing one are not built yet.
    let built = matches!(config.turn_order, TurnOrder::Joining);
    ensure(env, built, GroupError::NotAllowed);
    activate(env, state);
}

/// Fixes order and schedule from now on; the caller stores the state.
pub fn activate(env: &Env, state: &mut State) {
    state.start(env.ledger().timestamp());
    let started = GroupStarted {
        started_at: state.started_at,
        order: Bytes::from_slice(env, state.order.as_slice()),
    };
    started.publish(env);
}
