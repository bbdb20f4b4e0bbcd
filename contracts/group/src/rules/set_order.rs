use soroban_sdk::{Bytes, Env};

use super::fail;
use crate::errors::GroupError;

pub fn set_order(env: &Env, _order: Bytes) {
    fail(env, GroupError::NotAllowed);
}
