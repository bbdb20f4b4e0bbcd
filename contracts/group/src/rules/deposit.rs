use soroban_sdk::{Address, Env};

use super::money::{add_deposit, collect, deposit_of};
use super::{ensure, ensure_active};
use crate::errors::GroupError;
use crate::events::DepositAdded;
use crate::storage;

pub fn deposit(env: &Env, payer: Address, member: Address, amount: i128) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    ensure_active(env, &state);
    let seat = storage::seat(env, &member);
    // Curing a default means paying, nothing else.
    ensure(env, !state.defaulted.has(seat), GroupError::NotAllowed);
    let room = state.largest_deposit(&config, seat) - deposit_of(env, &state, seat);
    ensure(
        env,
        amount > 0 && amount <= room,
        GroupError::InvalidDeposit,
    );

    add_deposit(env, &mut state, seat, amount);
    storage::set_state(env, &state);
    collect(env, &config.token, &payer, amount);
    let payer = Some(payer);
    DepositAdded {
        member,
        payer,
        amount,
    }
    .publish(env);
}
