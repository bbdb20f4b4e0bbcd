use soroban_sdk::{Address, BytesN, Env};

use super::fail;
use crate::errors::GroupError;
use crate::types::AuctionInfo;

pub fn bid(env: &Env, _member: Address, _round: u32, _sealed: BytesN<32>) {
    fail(env, GroupError::NotAllowed);
}

pub fn reveal_bid(env: &Env, _member: Address, _round: u32, _discount_bps: u32, _salt: BytesN<32>) {
    fail(env, GroupError::NotAllowed);
}

/// The auction of the current round; none in other groups.
pub fn auction(_env: &Env) -> Option<AuctionInfo> {
    None
}

/// Gives the current round's turn to the highest bid; the caller stores the state. Called once per
/// round, as its settlement begins.
pub fn award(_env: &Env, _state: &mut crate::state::State) {}
