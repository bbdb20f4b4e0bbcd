use soroban_sdk::{Address, Env};

use super::{get, remove, set, Key};

pub fn approve(env: &Env, member: &Address) {
    set(env, &Key::Approved(member.clone()), &true);
}

/// Takes an approval away. Returns whether there was one.
pub fn take_approval(env: &Env, member: &Address) -> bool {
    let key = Key::Approved(member.clone());
    let approved = get(env, &key).unwrap_or(false);
    if approved {
        remove(env, &key);
    }
    approved
}
