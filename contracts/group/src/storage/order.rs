use soroban_sdk::{Bytes, Env};

use super::{get, set, Key};

/// The order that the organiser proposed: seats in turn order, one byte each.
pub fn proposed_order(env: &Env) -> Option<Bytes> {
    get(env, &Key::Order)
}

pub fn set_proposed_order(env: &Env, order: &Bytes) {
    set(env, &Key::Order, order);
}
