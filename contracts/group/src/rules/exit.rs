use ajo_types::TurnOrder;
use soroban_sdk::{Address, Env};

use super::vacate::vacate;
use super::{ensure, ensure_active, ensure_not_paused};
use crate::errors::GroupError;
use crate::storage;

pub fn exit(env: &Env, member: Address) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    ensure_active(env, &state);
    ensure_not_paused(env, &state);
    let seat = storage::seat(env, &member);
    let may_exit = config.turn_order != TurnOrder::Auction
        && !state.has_received(seat)
        && !state.exited.has(seat)
        && state.arrears(seat) == 0;
    ensure(env, may_exit, GroupError::NotAllowed);

    let settled = state.settled();
    vacate(env, &mut state, seat, settled);
    storage::set_state(env, &state);
}
