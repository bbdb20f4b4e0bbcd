//! Alone in knowing keys and lifetimes. Every write extends what it touches and the instance.

use soroban_sdk::{contracttype, Address, BytesN, Env, IntoVal, Val, Vec};

/// 30 and 120 days of 5-second ledgers; the network allows 180.
const TTL_THRESHOLD: u32 = 518_400;
const TTL_EXTEND_TO: u32 = 2_073_600;

/// Groups per registry entry: two creations name different entries only where a page ends, so a
/// simulated creation seldom goes stale because of another.
const PAGE_SIZE: u32 = 32;
/// A transaction names at most 100 entries; older pages are restored when somebody reads them.
const MAX_EXTENDED_PAGES: u32 = 64;

#[contracttype]
enum Key {
    /// -> `Address`, in the instance.
    Admin,
    /// -> `Address`, in the instance.
    PendingAdmin,
    /// -> the `BytesN<32>` new groups run, in the instance.
    Code,
    /// -> `PendingCode`, in the instance.
    PendingCode,
    /// -> how many groups there are.
    Count,
    /// -> `Vec<Address>`: groups 32k .. 32k + 31.
    Page(u32),
    /// -> the group's place in the registry.
    Group(Address),
}

/// Code that may be applied from `ready_at` on, in Unix seconds.
#[contracttype]
#[derive(Clone)]
pub struct PendingCode {
    pub hash: BytesN<32>,
    pub ready_at: u64,
}

pub fn admin(env: &Env) -> Address {
    // The constructor has set it: there is no instance without.
    env.storage().instance().get(&Key::Admin).unwrap()
}

pub fn set_admin(env: &Env, admin: &Address) {
    env.storage().instance().set(&Key::Admin, admin);
    env.storage().instance().remove(&Key::PendingAdmin);
    extend_instance(env);
}

pub fn pending_admin(env: &Env) -> Option<Address> {
    env.storage().instance().get(&Key::PendingAdmin)
}

pub fn set_pending_admin(env: &Env, admin: &Address) {
    env.storage().instance().set(&Key::PendingAdmin, admin);
    extend_instance(env);
}

pub fn code(env: &Env) -> BytesN<32> {
    // As above.
    env.storage().instance().get(&Key::Code).unwrap()
}

pub fn set_code(env: &Env, hash: &BytesN<32>) {
    env.storage().instance().set(&Key::Code, hash);
    env.storage().instance().remove(&Key::PendingCode);
    extend_instance(env);
}

pub fn pending_code(env: &Env) -> Option<PendingCode> {
    env.storage().instance().get(&Key::PendingCode)
}

pub fn set_pending_code(env: &Env, pending: &PendingCode) {
    env.storage().instance().set(&Key::PendingCode, pending);
    extend_instance(env);
}

pub fn group_count(env: &Env) -> u32 {
    env.storage().persistent().get(&Key::Count).unwrap_or(0)
}

pub fn is_group(env: &Env, group: &Address) -> bool {
    env.storage().persistent().has(&Key::Group(group.clone()))
}

/// Adds a group to the registry. Returns its place, from 0.
pub fn add_group(env: &Env, group: &Address) -> u32 {
    let index = group_count(env);
    let mut page = page(env, index / PAGE_SIZE);
    page.push_back(group.clone());
    set(env, &Key::Page(index / PAGE_SIZE), &page);
    set(env, &Key::Group(group.clone()), &index);
    set(env, &Key::Count, &(index + 1));
    extend_instance(env);
    index
}

/// Up to `limit` groups in the order of creation, from place `start` on.
pub fn groups(env: &Env, start: u32, limit: u32) -> Vec<Address> {
    let end = group_count(env).min(start.saturating_add(limit));
    let mut groups = Vec::new(env);
    let mut at = start;
    while at < end {
        let page_start = at / PAGE_SIZE * PAGE_SIZE;
        let page_end = end.min(page_start + PAGE_SIZE);
        let page = page(env, at / PAGE_SIZE);
        groups.append(&page.slice(at - page_start..page_end - page_start));
        at = page_end;
    }
    groups
}

pub fn extend_all(env: &Env) {
    extend_instance(env);
    extend_code(env);
    let count = group_count(env);
    if count == 0 {
        return;
    }
    extend(env, &Key::Count);
    let newest = (count - 1) / PAGE_SIZE;
    let oldest = (newest + 1).saturating_sub(MAX_EXTENDED_PAGES);
    for page in oldest..=newest {
        extend(env, &Key::Page(page));
    }
}

fn page(env: &Env, page: u32) -> Vec<Address> {
    let stored = env.storage().persistent().get(&Key::Page(page));
    stored.unwrap_or_else(|| Vec::new(env))
}

fn set<V: IntoVal<Env, Val>>(env: &Env, key: &Key, value: &V) {
    env.storage().persistent().set(key, value);
    extend(env, key);
}

fn extend(env: &Env, key: &Key) {
    let storage = env.storage().persistent();
    storage.extend_ttl(key, TTL_THRESHOLD, TTL_EXTEND_TO);
}

fn extend_instance(env: &Env) {
    let factory = env.current_contract_address();
    let deployer = env.deployer();
    deployer.extend_ttl_for_contract_instance(factory, TTL_THRESHOLD, TTL_EXTEND_TO);
}

/// The code's rent is left to `extend_ttl`: nobody who creates a group is charged it by chance.
fn extend_code(env: &Env) {
    let factory = env.current_contract_address();
    let deployer = env.deployer();
    deployer.extend_ttl_for_code(factory, TTL_THRESHOLD, TTL_EXTEND_TO);
}
