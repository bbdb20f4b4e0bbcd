use soroban_sdk::{Address, Env};

use super::fail;
use crate::errors::GroupError;

pub fn set_deputy(env: &Env, _deputy: Option<Address>) {
    fail(env, GroupError::NotAllowed);
}

pub fn succeed(env: &Env) {
    fail(env, GroupError::NotAllowed);
}

pub fn stay(env: &Env) {
    fail(env, GroupError::NotAllowed);
}
