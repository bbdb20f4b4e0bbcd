//! Money on its way into the escrow and out of it.

use soroban_sdk::{token, Address, Env, Executable};

use super::{ensure, fail};
use crate::errors::GroupError;
use crate::events::PayoutHeld;
use crate::state::{Prices, State};
use crate::storage;
use crate::types::GroupStatus;

/// Takes the amount into escrow and counts it: a token that keeps a fee would leave the last
/// recipient's pot short.
#[inline(never)]
pub fn collect(env: &Env, token: &Address, payer: &Address, amount: i128) {
    let group = env.current_contract_address();
    let client = token::Client::new(env, token);
    let arrived = arrival(env, token, amount, || {
        client.transfer(payer, &group, &amount)
    });
    ensure(env, arrived == amount, GroupError::InvalidToken);
}

/// What moving `amount` brings into escrow. Counted, but for a Stellar asset: its contract is the
/// network's own and moves all or nothing.
pub fn arrival(env: &Env, token: &Address, amount: i128, moving: impl FnOnce()) -> i128 {
    if matches!(token.executable(), Some(Executable::StellarAsset)) {
        moving();
        return amount;
    }
    let client = token::Client::new(env, token);
    let group = env.current_contract_address();
    let before = client.balance(&group);
    moving();
    client.balance(&group) - before
}

/// Pays the holder of a seat, or holds the amount for them when the token refuses: no trustline,
/// a frozen account, a failing token. Returns the address and whether the money is held.
#[inline(never)]
pub fn deliver(env: &Env, token: &Address, seat: u32, amount: i128) -> (Address, bool) {
    let member = storage::member_at(env, seat);
    if amount == 0 {
        return (member.address, false);
    }
    let group = env.current_contract_address();
    let sent = token::Client::new(env, token).try_transfer(&group, &member.address, &amount);
    let held = !matches!(sent, Ok(Ok(())));
    if held {
        hold(env, seat, amount);
    }
    (member.address, held)
}

/// Keeps the amount for the holder of a seat.
#[inline(never)]
pub fn hold(env: &Env, seat: u32, amount: i128) {
    let mut member = storage::member_at(env, seat);
    member.held = match member.held.checked_add(amount) {
        Some(held) => held,
        None => fail(env, GroupError::Overflow),
    };
    storage::set_member(env, seat, &member);
}

/// The same, and says so.
#[inline(never)]
pub fn hold_openly(env: &Env, seat: u32, amount: i128) {
    hold(env, seat, amount);
    let member = storage::member_at(env, seat).address;
    PayoutHeld { member, amount }.publish(env);
}

/// Passes arrears on to the recipient of a settled round. Returns the recipient.
#[inline(never)]
pub fn forward(env: &Env, token: &Address, seat: u32, amount: i128) -> Address {
    let (recipient, held) = deliver(env, token, seat, amount);
    if held {
        let member = recipient.clone();
        PayoutHeld { member, amount }.publish(env);
    }
    recipient
}

/// Reduces what a settled round's recipient is still owed by one contribution. Returns how much of
/// it is theirs; the rest, which the reserve had helped out with, goes back to the reserve.
#[inline(never)]
pub fn take_arrears(env: &Env, state: &mut State, prices: &Prices, round: u32) -> i128 {
    let mut record = storage::record(env, round);
    let theirs = prices.contribution.min(record.short);
    record.short -= theirs;
    storage::set_record(env, round, &record);
    state.reserve += prices.contribution - theirs;
    theirs
}

/// What came into the reserve after completion is the heir's.
pub fn pass_to_heir(env: &Env, state: &mut State) {
    if state.status == GroupStatus::Completed && state.reserve > 0 {
        hold_openly(env, state.heir, state.reserve);
        state.reserve = 0;
    }
}

/// Adds to a seat's deposit.
#[inline(never)]
pub fn add_deposit(env: &Env, state: &mut State, seat: u32, amount: i128) {
    let mut deposits = storage::deposits(env);
    deposits.set(seat, deposits.of(seat) + amount);
    storage::set_deposits(env, &deposits);
    state.deposits.insert(seat);
}

/// A seat's deposit; reads nothing for one that has none.
#[inline(never)]
pub fn deposit_of(env: &Env, state: &State, seat: u32) -> i128 {
    match state.deposits.has(seat) {
        true => storage::deposits(env).of(seat),
        false => 0,
    }
}

/// Takes out of a seat's deposit.
#[inline(never)]
pub fn take_deposit(env: &Env, state: &mut State, seat: u32, amount: i128) {
    let mut deposits = storage::deposits(env);
    let left = deposits.of(seat) - amount;
    deposits.set(seat, left);
    storage::set_deposits(env, &deposits);
    state.deposits.set(seat, left > 0);
}
