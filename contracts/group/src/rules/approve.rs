use soroban_sdk::{Address, Env};

use super::fail;
use crate::errors::GroupError;

pub fn approve(env: &Env, _member: Address) {
    fail(env, GroupError::NotAllowed);
}

pub fn disapprove(env: &Env, _member: Address) {
    fail(env, GroupError::NotAllowed);
}
