use soroban_sdk::{panic_with_error, token, Address, Env};

use crate::errors::GroupError;
use crate::events::PayoutClaimed;
use crate::storage;

pub fn claim(env: &Env, address: Address) -> i128 {
    let config = storage::terms(env).config;
    let seat = storage::seat(env, &address);
    let mut member = storage::member_at(env, seat);
    let amount = member.held;
    if amount == 0 {
        panic_with_error!(env, GroupError::NothingHeld);
    }

    member.held = 0;
    storage::set_member(env, seat, &member);

    let group = env.current_contract_address();
    token::Client::new(env, &config.token).transfer(&group, &address, &amount);

    let member = address;
    PayoutClaimed { member, amount }.publish(env);
    amount
}
