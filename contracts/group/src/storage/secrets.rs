use soroban_sdk::{Bytes, BytesN, Env};

use super::{get, set, Key};

const WIDTH: u32 = 32;

/// What each seat has committed to, or, once revealed, its secret: 32 bytes each, by seat. In one
/// entry, so that a draw among fifty reads one.
pub struct Secrets(Bytes);

impl Secrets {
    pub fn of(&self, seat: u32) -> Bytes {
        let at = seat * WIDTH;
        self.0.slice(at..at + WIDTH)
    }

    /// Seats are taken from the lowest, so none is left out.
    pub fn set(&mut self, seat: u32, secret: &BytesN<32>) {
        self.0.copy_from_slice(seat * WIDTH, &secret.to_array());
    }
}

pub fn secrets(env: &Env) -> Secrets {
    Secrets(get(env, &Key::Secrets).unwrap_or_else(|| Bytes::new(env)))
}

pub fn set_secrets(env: &Env, secrets: &Secrets) {
    set(env, &Key::Secrets, &secrets.0);
}
