use ajo_types::Admission;
use soroban_sdk::{Address, Env};

use super::ensure;
use super::invite::ensure_admits_by;
use crate::errors::GroupError;
use crate::events::{MemberApproved, MemberDisapproved};
use crate::storage;

pub fn approve(env: &Env, member: Address) {
    ensure_admits_by(env, Admission::Approval);
    storage::approve(env, &member);
    MemberApproved { member }.publish(env);
}

pub fn disapprove(env: &Env, member: Address) {
    ensure_admits_by(env, Admission::Approval);
    let approved = storage::take_approval(env, &member);
    ensure(env, approved, GroupError::NotApproved);
    MemberDisapproved { member }.publish(env);
}
