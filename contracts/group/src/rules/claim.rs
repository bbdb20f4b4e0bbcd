use soroban_sdk::{token, Address, Env};

use super::ensure;
use super::money::{deposit_of, take_deposit};
use crate::errors::GroupError;
use crate::events::PayoutClaimed;
use crate::state::State;
use crate::storage;
use crate::types::{Member, Terms};

/// What waits for a seat: in all, and how much of it is deposit.
pub struct Claimable {
    pub amount: i128,
    pub from_deposit: i128,
}

pub fn claim(env: &Env, address: Address) -> i128 {
    let terms = storage::terms(env);
    let mut state = storage::state(env);
    let seat = storage::seat(env, &address);
    let mut member = storage::member_at(env, seat);
    let deposit = deposit_of(env, &state, seat);
    let Claimable {
        amount,
        from_deposit,
    } = claimable(&terms, &state, seat, &member, deposit);
    ensure(env, amount > 0, GroupError::NothingHeld);

    member.held = 0;
    member.taken = state.dividend;
    storage::set_member(env, seat, &member);
    if from_deposit > 0 {
        take_deposit(env, &mut state, seat, from_deposit);
    }
    state.sharers.remove(seat);
    if state.credits.get_or_zero(seat) > 0 {
        state.credits.set(seat, 0);
    }
    storage::set_state(env, &state);

    let group = env.current_contract_address();
    token::Client::new(env, &terms.config.token).transfer(&group, &address, &amount);

    let claimed = PayoutClaimed {
        member: address,
        amount,
        from_deposit,
    };
    claimed.publish(env);
    amount
}

pub fn claimable(
    terms: &Terms,
    state: &State,
    seat: u32,
    member: &Member,
    deposit: i128,
) -> Claimable {
    let credits = i128::from(state.credits.get_or_zero(seat)) * terms.config.contribution;
    let share = match state.sharers.has(seat) {
        true => state.share,
        false => 0,
    };
    let from_deposit = state.spare_deposit(&terms.config, seat, deposit);
    let dividend = state.dividend - member.taken;
    Claimable {
        amount: member.held + credits + share + dividend + from_deposit,
        from_deposit,
    }
}
