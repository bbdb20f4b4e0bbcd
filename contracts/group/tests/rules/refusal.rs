//! How a call ends that the contract refuses.

use ajo_group::GroupError;
use ajo_testkit::{Failure, Outcome};

/// By one of its own errors.
pub fn refused<T>(error: GroupError) -> Outcome<T, GroupError> {
    Err(Failure::Named(error))
}

/// By the host or the token: a signature is missing or wrong, a transfer refused. The numbers of a
/// Stellar asset's errors read as ours: 10 is too little money, 11 a frozen account.
#[track_caller]
pub fn assert_foreign<T: core::fmt::Debug>(outcome: Outcome<T, GroupError>) {
    use GroupError::{InvalidDefaultAfter as TooLittle, InvalidDeputy as Frozen};
    let foreign = matches!(
        outcome,
        Err(Failure::Foreign(_) | Failure::Named(TooLittle | Frozen))
    );
    assert!(foreign, "not refused from outside: {outcome:?}");
}
