use soroban_sdk::{Address, BytesN, Env};

use super::fail;
use crate::errors::GroupError;
use crate::types::SeatMove;

pub fn propose_hand_over(env: &Env, _member: Address, _newcomer: Address, _price: i128) {
    fail(env, GroupError::NotAllowed);
}

pub fn complete_hand_over(env: &Env, _member: Address, _rulebook: BytesN<32>) {
    fail(env, GroupError::NotAllowed);
}

/// The member's seat about to change hands, if it is.
pub fn move_of(_env: &Env, _member: &Address) -> Option<SeatMove> {
    None
}
