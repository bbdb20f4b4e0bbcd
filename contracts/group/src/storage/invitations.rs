use soroban_sdk::{BytesN, Env};

use super::{get, remove, set, Key};

/// How many may still join by an invitation's key, and until when (Unix seconds).
pub type Leave = (u32, u64);

pub fn invitation(env: &Env, key: &BytesN<32>) -> Option<Leave> {
    get(env, &Key::Invitation(key.clone()))
}

/// Without uses left there is no invitation.
pub fn set_invitation(env: &Env, key: &BytesN<32>, leave: Leave) {
    let stored = Key::Invitation(key.clone());
    match leave {
        (0, _) => remove(env, &stored),
        leave => set(env, &stored, &leave),
    }
}
