use soroban_sdk::{panic_with_error, Bytes, Env};

use super::ensure_forming;
use crate::errors::GroupError;
use crate::events::GroupStarted;
use crate::state::State;
use crate::storage;

const MIN_MEMBERS: u32 = 2;

pub fn start(env: &Env) {
    let mut state = storage::state(env);
    ensure_forming(env, &state);
    if state.member_count() < MIN_MEMBERS {
        panic_with_error!(env, GroupError::NotEnoughMembers);
    }

    begin(env, &mut state);
    storage::set_state(env, &state);
}

/// Fixes order and schedule from now on; the caller stores the state.
pub fn begin(env: &Env, state: &mut State) {
    state.start(env.ledger().timestamp());
    let started = GroupStarted {
        started_at: state.started_at,
        order: Bytes::from_slice(env, state.order.as_slice()),
    };
    started.publish(env);
}
