//! The factory's interface. Each call authorises here and leaves the deciding to its rule.

use ajo_types::{Entry, GroupConfig};
use soroban_sdk::{contract, contractimpl, contractmeta, Address, BytesN, Env, Vec};

use crate::rules;
use crate::storage;

contractmeta!(
    key = "Description",
    val = "Ajo: deploys savings groups and registers them"
);

#[contract]
pub struct Factory;

#[contractimpl]
impl Factory {
    /// `group_wasm_hash` is the uploaded code that groups run.
    pub fn __constructor(env: Env, admin: Address, group_wasm_hash: BytesN<32>) {
        storage::set_admin(&env, &admin);
        storage::set_code(&env, &group_wasm_hash);
    }

    /// Deploys a group; the organiser signs. The same organiser and salt make the same address,
    /// so a creation sent twice is refused. An organiser who joins brings an entry like anyone
    /// else, without invitation, and their deposit is moved. Returns the group's address.
    /// Errors: InvalidName .. InvalidDeputy, GroupExists.
    pub fn create_group(
        env: Env,
        organiser: Address,
        salt: BytesN<32>,
        config: GroupConfig,
        organiser_joins: bool,
        organiser_entry: Entry,
    ) -> Address {
        organiser.require_auth();
        rules::create_group(
            &env,
            organiser,
            salt,
            config,
            organiser_joins,
            organiser_entry,
        )
    }

    /// Groups in the order of creation, from place `start` (from 0), at most `limit` (1 to 100).
    /// Errors: InvalidLimit.
    pub fn groups(env: Env, start: u32, limit: u32) -> Vec<Address> {
        rules::list_groups(&env, start, limit)
    }

    /// How many groups there are.
    pub fn group_count(env: Env) -> u32 {
        storage::group_count(&env)
    }

    /// Whether this factory deployed `group`.
    pub fn is_group(env: Env, group: Address) -> bool {
        storage::is_group(&env, &group)
    }

    /// The hash of the code that new groups run.
    pub fn group_code(env: Env) -> BytesN<32> {
        storage::code(&env)
    }

    /// Who may propose code. The admin has no path to any group's money.
    pub fn admin(env: Env) -> Address {
        storage::admin(&env)
    }

    /// Names the next admin, who must accept; the admin signs.
    pub fn propose_admin(env: Env, new: Address) {
        storage::admin(&env).require_auth();
        rules::propose_admin(&env, new);
    }

    /// Becomes admin; the proposed admin signs. Errors: NoPendingAdmin.
    pub fn accept_admin(env: Env) {
        rules::accept_admin(&env);
    }

    /// Proposes code for new groups, usable after seven days; the admin signs.
    pub fn propose_code(env: Env, hash: BytesN<32>) {
        storage::admin(&env).require_auth();
        rules::propose_code(&env, hash);
    }

    /// Lets new groups run the proposed code; the admin signs. Existing groups keep theirs.
    /// Errors: NoPendingCode, CodeNotReady.
    pub fn apply_code(env: Env) {
        storage::admin(&env).require_auth();
        rules::apply_code(&env);
    }

    /// Keeps the registry and the factory's code from being archived; anyone may call it.
    pub fn extend_ttl(env: Env) {
        storage::extend_all(&env);
    }
}
