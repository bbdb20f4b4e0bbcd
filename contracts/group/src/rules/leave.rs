use soroban_sdk::{token, Address, Env};

use super::ensure_forming;
use super::money::{deposit_of, take_deposit};
use crate::events::MemberLeft;
use crate::storage;

pub fn leave(env: &Env, member: Address) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    ensure_forming(env, &state);
    let seat = storage::seat(env, &member);

    let refund = deposit_of(env, &state, seat);
    if refund > 0 {
        take_deposit(env, &mut state, seat, refund);
    }
    state.free_seat(seat);
    storage::set_state(env, &state);
    storage::remove_member(env, seat, &member);
    if refund > 0 {
        let group = env.current_contract_address();
        token::Client::new(env, &config.token).transfer(&group, &member, &refund);
    }
    let left = MemberLeft {
        member,
        seat,
        refund,
    };
    left.publish(env);
}
