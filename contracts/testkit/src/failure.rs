use core::fmt::Debug;

use soroban_sdk::{Error, InvokeError};

/// Why a call failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Failure<E> {
    /// One of the contract's own errors.
    Named(E),
    /// A host's or another contract's error: a missing signature, a token that refuses.
    Foreign(Error),
    /// The call trapped: a bug.
    Trapped,
}

pub type Outcome<T, E> = Result<T, Failure<E>>;

/// What a generated `try_` call returns, flattened.
pub fn flatten<T, E: TryFrom<Error>, C: Debug>(
    called: Result<Result<T, C>, Result<Error, InvokeError>>,
) -> Outcome<T, E> {
    match called {
        Ok(value) => Ok(value.expect("the contract returns what its interface says")),
        Err(Ok(error)) => Err(E::try_from(error).map_or(Failure::Foreign(error), Failure::Named)),
        Err(Err(_)) => Err(Failure::Trapped),
    }
}
