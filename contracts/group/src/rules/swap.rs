use ajo_types::TurnOrder;
use soroban_sdk::{Address, Env};

use super::{ensure, ensure_active, ensure_not_paused};
use crate::errors::GroupError;
use crate::events::TurnsSwapped;
use crate::storage;

pub fn swap(env: &Env, first: Address, second: Address) {
    let mut state = storage::state(env);
    ensure_active(env, &state);
    ensure_not_paused(env, &state);
    let (seat, other) = (storage::seat(env, &first), storage::seat(env, &second));
    // Once a round has begun to close, its recipient is fixed.
    let may_swap = seat != other
        && !state.closing
        && storage::terms(env).config.turn_order != TurnOrder::Auction
        && state.may_change_turn(seat)
        && state.may_change_turn(other);
    ensure(env, may_swap, GroupError::NotAllowed);

    state.swap_turns(seat, other);
    storage::set_state(env, &state);
    TurnsSwapped { first, second }.publish(env);
}
