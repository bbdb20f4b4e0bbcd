use soroban_sdk::{Address, BytesN, Env};

use super::fail;
use crate::errors::GroupError;

pub fn complete_recovery(env: &Env, _member: Address, _rulebook: BytesN<32>) {
    fail(env, GroupError::NotAllowed);
}

pub fn veto_recovery(env: &Env, _member: Address) {
    fail(env, GroupError::NotAllowed);
}
