use soroban_sdk::{Address, Env};

use super::ensure_forming;
use crate::events::MemberLeft;
use crate::storage;

pub fn leave(env: &Env, member: Address) {
    let mut state = storage::state(env);
    ensure_forming(env, &state);
    let seat = storage::seat(env, &member);

    state.free_seat(seat);
    storage::set_state(env, &state);
    storage::remove_member(env, seat, &member);
    MemberLeft { member, seat }.publish(env);
}
