use ajo_types::StartRule;
use soroban_sdk::{panic_with_error, Address, Env};

use super::ensure_forming;
use super::start::begin;
use crate::errors::GroupError;
use crate::events::MemberJoined;
use crate::state::State;
use crate::storage;

pub fn join(env: &Env, member: Address) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    ensure_forming(env, &state);
    if storage::find_seat(env, &member).is_some() {
        panic_with_error!(env, GroupError::AlreadyMember);
    }
    if state.member_count() == config.max_members {
        panic_with_error!(env, GroupError::GroupFull);
    }

    seat_newcomer(env, &mut state, member);
    let is_full = state.member_count() == config.max_members;
    if is_full && config.start_rule == StartRule::WhenFull {
        begin(env, &mut state);
    }
    storage::set_state(env, &state);
}

/// Seats a newcomer; the caller stores the state.
pub fn seat_newcomer(env: &Env, state: &mut State, member: Address) {
    let seat = state.take_seat();
    storage::add_member(env, seat, &member);
    MemberJoined { member, seat }.publish(env);
}
