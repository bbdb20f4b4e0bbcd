use soroban_sdk::{Address, BytesN, Env};

use super::fail;
use crate::errors::GroupError;

pub fn reveal(env: &Env, _member: Address, _secret: BytesN<32>) {
    fail(env, GroupError::NotAllowed);
}
