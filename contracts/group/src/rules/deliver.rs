//! Money on its way out of the escrow.

use soroban_sdk::{panic_with_error, token, Address, Env};

use crate::errors::GroupError;
use crate::events::PayoutHeld;
use crate::storage;

/// Pays the holder of a seat, or holds the amount for them when the token refuses: no trustline,
/// a frozen account, a failing token. Returns the address and whether the money is held.
pub fn deliver(env: &Env, token: &Address, seat: u32, amount: i128) -> (Address, bool) {
    let mut member = storage::member_at(env, seat);
    let group = env.current_contract_address();
    let sent = token::Client::new(env, token).try_transfer(&group, &member.address, &amount);
    let held = !matches!(sent, Ok(Ok(())));
    if held {
        member.held = match member.held.checked_add(amount) {
            Some(held) => held,
            None => panic_with_error!(env, GroupError::Overflow),
        };
        storage::set_member(env, seat, &member);
    }
    (member.address, held)
}

/// Passes arrears on to the recipient of a settled round. Returns the recipient.
pub fn forward(env: &Env, token: &Address, seat: u32, amount: i128) -> Address {
    let (recipient, held) = deliver(env, token, seat, amount);
    if held {
        let member = recipient.clone();
        PayoutHeld { member, amount }.publish(env);
    }
    recipient
}
