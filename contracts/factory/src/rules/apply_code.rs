use soroban_sdk::{panic_with_error, Env};

use crate::errors::FactoryError;
use crate::events::CodeApplied;
use crate::storage;

pub fn apply_code(env: &Env) {
    let Some(pending) = storage::pending_code(env) else {
        panic_with_error!(env, FactoryError::NoPendingCode);
    };
    if env.ledger().timestamp() < pending.ready_at {
        panic_with_error!(env, FactoryError::CodeNotReady);
    }

    let hash = pending.hash;
    storage::set_code(env, &hash);
    CodeApplied { hash }.publish(env);
}
