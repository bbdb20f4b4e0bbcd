use soroban_sdk::{BytesN, Env};

use crate::events::CodeProposed;
use crate::storage::{self, PendingCode};

/// Seven days, in which everyone can read the code that new groups would run.
const TIMELOCK_SECONDS: u64 = 604_800;

/// A second proposal replaces the first and waits from the start.
pub fn propose_code(env: &Env, hash: BytesN<32>) {
    let ready_at = env.ledger().timestamp().saturating_add(TIMELOCK_SECONDS);
    let pending = PendingCode {
        hash: hash.clone(),
        ready_at,
    };
    storage::set_pending_code(env, &pending);
    CodeProposed { hash, ready_at }.publish(env);
}
