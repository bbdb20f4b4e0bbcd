use ajo_types::GroupConfig;
use soroban_sdk::{Address, Env};

use super::deputy::hear;
use super::ensure;
use crate::errors::GroupError;
use crate::events::GroupPaused;
use crate::state::State;
use crate::storage;
use crate::types::GroupStatus;

/// 7 days.
const MAX_PAUSE: u64 = 604_800;

pub fn pause(env: &Env, by: Address) {
    let terms = storage::terms(env);
    let mut state = storage::state(env);
    let is_organiser = by == terms.organiser;
    let may_pause = is_organiser || terms.deputy.as_ref() == Some(&by);
    ensure(env, may_pause, GroupError::NotOrganiser);
    ensure_may_pause(env, &state);
    pause_group(env, &terms.config, &mut state, Some(by));
    if is_organiser {
        hear(env, terms);
    }
}

/// Once per round, whoever pauses it: rounds fall due all the same, so every group ends.
pub fn ensure_may_pause(env: &Env, state: &State) {
    let over = matches!(
        state.status,
        GroupStatus::Completed | GroupStatus::Cancelled
    );
    ensure(env, !over, GroupError::NotActive);
    let is_first = state.paused_round != state.round + 1;
    ensure(env, is_first, GroupError::AlreadyPaused);
}

pub fn pause_group(env: &Env, config: &GroupConfig, state: &mut State, by: Option<Address>) {
    let length = MAX_PAUSE.min(config.frequency / 2);
    let until = env.ledger().timestamp() + length;
    state.paused_until = until;
    state.paused_round = state.round + 1;
    storage::set_state(env, state);
    GroupPaused { until, by }.publish(env);
}
