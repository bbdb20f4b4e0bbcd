use ajo_types::{StartRule, TurnOrder};
use soroban_sdk::{Address, Bytes, Env};

use super::start::begin;
use super::{ensure, ensure_forming, ensure_not_paused, set_order::seats_of};
use crate::errors::GroupError;
use crate::events::OrderAccepted;
use crate::storage;

pub fn accept_order(env: &Env, member: Address, order: Bytes) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    ensure_forming(env, &state);
    let is_fixed = config.turn_order == TurnOrder::Fixed;
    ensure(env, is_fixed, GroupError::NotAllowed);
    let seat = storage::seat(env, &member);
    let is_proposed = storage::proposed_order(env).as_ref() == Some(&order);
    // Members may have come or gone since it was proposed.
    let stands = is_proposed && seats_of(&order).is_some_and(|order| state.is_order(&order));
    ensure(env, stands, GroupError::WrongOrder);

    state.agreed.insert(seat);
    OrderAccepted { member, order }.publish(env);
    let complete = state.is_full(config.max_members) && state.everyone_agreed();
    if complete && config.start_rule == StartRule::WhenFull {
        ensure_not_paused(env, &state);
        begin(env, &config, &mut state);
    }
    storage::set_state(env, &state);
}
