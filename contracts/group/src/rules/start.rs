use ajo_types::{GroupConfig, TurnOrder};
use soroban_sdk::{Bytes, Env};

use super::set_order::seats_of;
use super::{ensure, ensure_forming, ensure_not_paused, fail};
use crate::errors::GroupError;
use crate::events::{DrawOpened, GroupStarted};
use crate::state::State;
use crate::storage;
use crate::types::GroupStatus;

const MIN_MEMBERS: u32 = 2;
const HOUR: u64 = 3_600;
/// 3 days.
const MAX_DRAW: u64 = 259_200;

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
    match config.turn_order {
        TurnOrder::Random => return open_draw(env, config, state),
        TurnOrder::Fixed => take_accepted_order(env, state),
        TurnOrder::Joining | TurnOrder::Auction => {}
    }
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

/// A tenth of a round to reveal in, an hour to three days, at most the round itself.
fn open_draw(env: &Env, config: &GroupConfig, state: &mut State) {
    let window = (config.frequency / 10).clamp(HOUR, MAX_DRAW);
    let window = window.min(config.frequency);
    state.status = GroupStatus::Drawing;
    state.draw_ends_at = env.ledger().timestamp() + window;
    let ends_at = state.draw_ends_at;
    DrawOpened { ends_at }.publish(env);
}

fn take_accepted_order(env: &Env, state: &mut State) {
    let accepted = storage::proposed_order(env).filter(|_| state.everyone_agreed());
    match accepted.and_then(|order| seats_of(&order)) {
        Some(order) => state.order = order,
        None => fail(env, GroupError::OrderNotAccepted),
    }
}
