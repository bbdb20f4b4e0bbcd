use soroban_sdk::{Bytes, Env};

use super::{extend, get, read_bytes, set, Key};
use crate::types::MAX_MEMBERS;

const WIDTH: usize = 16;
const ALL: usize = WIDTH * MAX_MEMBERS as usize;

/// Every seat's deposit. In one entry, so that a settlement which forfeits many writes one.
pub struct Deposits {
    bytes: [u8; ALL],
    len: usize,
}

impl Deposits {
    pub fn of(&self, seat: u32) -> i128 {
        let mut bytes = [0; WIDTH];
        bytes.copy_from_slice(&self.bytes[seat as usize * WIDTH..][..WIDTH]);
        i128::from_be_bytes(bytes)
    }

    pub fn set(&mut self, seat: u32, amount: i128) {
        let at = seat as usize * WIDTH;
        self.bytes[at..][..WIDTH].copy_from_slice(&amount.to_be_bytes());
        self.len = self.len.max(at + WIDTH);
    }
}

#[inline(never)]
pub fn deposits(env: &Env) -> Deposits {
    let stored: Option<Bytes> = get(env, &Key::Deposits);
    match stored {
        Some(stored) => Deposits {
            bytes: read_bytes(&stored),
            len: stored.len() as usize,
        },
        None => Deposits {
            bytes: [0; ALL],
            len: 0,
        },
    }
}

#[inline(never)]
pub fn set_deposits(env: &Env, deposits: &Deposits) {
    let bytes = Bytes::from_slice(env, &deposits.bytes[..deposits.len]);
    set(env, &Key::Deposits, &bytes);
}

pub(super) fn extend_all(env: &Env) {
    if env.storage().persistent().has(&Key::Deposits) {
        extend(env, &Key::Deposits);
    }
}
