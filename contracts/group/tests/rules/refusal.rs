//! How a call ends that the contract refuses.

use ajo_group::GroupError;
use ajo_testkit::{Failure, Outcome};

/// By one of its own errors.
pub fn refused<T>(error: GroupError) -> Outcome<T, GroupError> {
    Err(Failure::Named(error))
}

/// By the host or the token: a signature is missing or wrong, a transfer refused.
#[track_caller]
pub fn assert_foreign<T: core::fmt::Debug>(outcome: Outcome<T, GroupError>) {
    assert!(
        matches!(outcome, Err(Failure::Foreign(_))),
        "not refused from outside: {outcome:?}"
    );
}
