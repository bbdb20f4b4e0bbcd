use soroban_sdk::{Address, Env};

use super::ensure;
use crate::errors::GroupError;
use crate::events::StandingOrderSet;
use crate::storage;

pub fn set_standing_order(env: &Env, member: Address, on: bool) {
    let mut state = storage::state(env);
    let seat = storage::seat(env, &member);
    ensure(env, !state.exited.has(seat), GroupError::NotAllowed);

    state.standing.set(seat, on);
    storage::set_state(env, &state);
    StandingOrderSet { member, on }.publish(env);
}
