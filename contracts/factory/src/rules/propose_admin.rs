use soroban_sdk::{Address, Env};

use crate::events::AdminProposed;
use crate::storage;

pub fn propose_admin(env: &Env, admin: Address) {
    storage::set_pending_admin(env, &admin);
    AdminProposed { admin }.publish(env);
}
