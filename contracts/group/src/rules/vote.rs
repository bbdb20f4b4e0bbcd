use soroban_sdk::{Address, Env};

use super::fail;
use crate::errors::GroupError;
use crate::types::Motion;

pub fn vote(env: &Env, _member: Address, _motion: Motion) {
    fail(env, GroupError::NotAllowed);
}
