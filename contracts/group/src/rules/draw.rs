use soroban_sdk::Env;

use super::fail;
use crate::errors::GroupError;

pub fn draw(env: &Env) {
    fail(env, GroupError::NotAllowed);
}
