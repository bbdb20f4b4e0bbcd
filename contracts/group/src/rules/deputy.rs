use soroban_sdk::{Address, Env};

use super::{ensure, fail};
use crate::errors::GroupError;
use crate::events::{DeputySet, OrganiserChanged, OrganiserStayed};
use crate::storage;
use crate::types::Terms;

/// 30 days.
const SILENCE: u64 = 2_592_000;

/// The organiser signs, and is thereby heard of.
pub fn by_organiser(env: &Env) {
    let terms = storage::terms(env);
    terms.organiser.require_auth();
    hear(env, terms);
}

/// The organiser has given a sign of life.
pub fn hear(env: &Env, mut terms: Terms) {
    terms.organiser_seen_at = env.ledger().timestamp();
    storage::set_terms(env, &terms);
}

pub fn set_deputy(env: &Env, deputy: Option<Address>) {
    let mut terms = storage::terms(env);
    let other = deputy.as_ref() != Some(&terms.organiser);
    ensure(env, other, GroupError::InvalidDeputy);
    terms.deputy = deputy.clone();
    storage::set_terms(env, &terms);
    DeputySet { deputy }.publish(env);
}

pub fn succeed(env: &Env) {
    let mut terms = storage::terms(env);
    let Some(deputy) = terms.deputy.take() else {
        fail(env, GroupError::NotOrganiser);
    };
    deputy.require_auth();
    let now = env.ledger().timestamp();
    let silent = now >= terms.organiser_seen_at + SILENCE;
    ensure(env, silent, GroupError::NotSilent);

    terms.organiser = deputy.clone();
    terms.organiser_seen_at = now;
    storage::set_terms(env, &terms);
    let organiser = deputy;
    OrganiserChanged { organiser }.publish(env);
}

/// The signature that `by_organiser` asked for is all there is to it.
pub fn stay(env: &Env) {
    let seen_at = env.ledger().timestamp();
    OrganiserStayed { seen_at }.publish(env);
}
