//! Stands in for the crate `getrandom` 0.2 in the compiled host.
//!
//! A ledger must give the same result each time it applies the same transactions, so nothing in it may draw entropy:
//! the PRNG of contracts and the nonces of recorded authorisation derive from the seed in the call. Code that asks
//! for entropy anyway gets an error, and the host has no import through which it could come.

use core::{fmt, num::NonZeroU32};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error(NonZeroU32);

impl Error {
    pub const INTERNAL_START: u32 = 1 << 31;
    pub const CUSTOM_START: u32 = (1 << 31) + (1 << 30);
    /// The code that the original crate gives for "this target is not supported".
    pub const UNSUPPORTED: Error = match NonZeroU32::new(Self::INTERNAL_START) {
        Some(code) => Error(code),
        None => unreachable!(),
    };

    pub const fn code(self) -> NonZeroU32 {
        self.0
    }

    pub const fn raw_os_error(self) -> Option<i32> {
        None
    }
}

impl From<NonZeroU32> for Error {
    fn from(code: NonZeroU32) -> Self {
        Self(code)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the ledger's host has no source of entropy; randomness is passed in as a seed")
    }
}

impl std::error::Error for Error {}

pub fn getrandom(dest: &mut [u8]) -> Result<(), Error> {
    if dest.is_empty() {
        Ok(())
    } else {
        Err(Error::UNSUPPORTED)
    }
}
