use ajo_types::TurnOrder;
use soroban_sdk::{Bytes, Env};

use super::{ensure, ensure_forming};
use crate::errors::GroupError;
use crate::events::OrderSet;
use crate::state::{ByteList, Seats};
use crate::storage;
use crate::types::MAX_MEMBERS;

pub fn set_order(env: &Env, order: Bytes) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    ensure_forming(env, &state);
    let is_fixed = config.turn_order == TurnOrder::Fixed;
    ensure(env, is_fixed, GroupError::NotAllowed);
    let is_order = seats_of(&order).is_some_and(|order| state.is_order(&order));
    ensure(env, is_order, GroupError::InvalidOrder);

    state.agreed = Seats::NONE;
    storage::set_state(env, &state);
    storage::set_proposed_order(env, &order);
    OrderSet { order }.publish(env);
}

/// The seats an order names; none when there are too many.
pub fn seats_of(order: &Bytes) -> Option<ByteList> {
    if order.len() > MAX_MEMBERS {
        return None;
    }
    let mut seats = ByteList::EMPTY;
    for seat in order.iter() {
        seats.push(seat.into());
    }
    Some(seats)
}
