use soroban_sdk::{panic_with_error, Address, Env, Vec};

use crate::errors::FactoryError;
use crate::storage;

const MAX_LIMIT: u32 = 100;

pub fn list_groups(env: &Env, start: u32, limit: u32) -> Vec<Address> {
    if !(1..=MAX_LIMIT).contains(&limit) {
        panic_with_error!(env, FactoryError::InvalidLimit);
    }
    storage::groups(env, start, limit)
}
