use soroban_sdk::{Address, Env};

use super::fail;
use crate::errors::GroupError;

pub fn cancel(env: &Env, _by: Address) {
    fail(env, GroupError::NotAllowed);
}
