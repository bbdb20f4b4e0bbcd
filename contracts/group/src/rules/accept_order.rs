use soroban_sdk::{Address, Bytes, Env};

use super::fail;
use crate::errors::GroupError;

pub fn accept_order(env: &Env, _member: Address, _order: Bytes) {
    fail(env, GroupError::NotAllowed);
}
