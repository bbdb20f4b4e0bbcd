use ajo_types::{Admission, Entry};
use soroban_sdk::{Address, BytesN, Env};

use super::{ensure, fail};
use crate::errors::GroupError;
use crate::types::Terms;

pub fn invite(env: &Env, _key: BytesN<32>, _uses: u32, _expires_at: u64) {
    fail(env, GroupError::NotAllowed);
}

pub fn revoke(env: &Env, _key: BytesN<32>) {
    fail(env, GroupError::NotAllowed);
}

/// Whether somebody may join; the organiser needs no leave of their own.
pub fn check_admission(env: &Env, terms: &Terms, member: &Address, _entry: &Entry) {
    let open = terms.config.admission == Admission::Open || *member == terms.organiser;
    ensure(env, open, GroupError::NotInvited);
}
