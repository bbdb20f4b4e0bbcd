use soroban_sdk::{xdr::ToXdr, Bytes, BytesN, Env};

use super::moves::seats_moved;
use super::Key;
use crate::state::Seats;
use crate::types::Motion;

/// 30 days.
const LAPSES_AFTER: u64 = 2_592_000;
/// The same in 5-second ledgers.
const LEDGERS: u32 = 518_400;

/// Who has voted for a motion, for 30 days from the first vote.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ballot {
    pub voters: Seats,
    /// Unix seconds of the first vote.
    pub opened_at: u64,
}

pub fn ballot(env: &Env, motion: &Motion) -> Ballot {
    let now = env.ledger().timestamp();
    let stored: Option<(u64, u64)> = env.storage().temporary().get(&key_of(env, motion));
    match stored {
        Some((voters, opened_at)) if now < opened_at + LAPSES_AFTER => Ballot {
            voters: Seats(voters),
            opened_at,
        },
        _ => Ballot {
            voters: Seats::NONE,
            opened_at: now,
        },
    }
}

pub fn set_ballot(env: &Env, motion: &Motion, ballot: Ballot) {
    let key = key_of(env, motion);
    let temporary = env.storage().temporary();
    temporary.set(&key, &(ballot.voters.0, ballot.opened_at));
    temporary.extend_ttl(&key, LEDGERS, LEDGERS);
}

pub fn remove_ballot(env: &Env, motion: &Motion) {
    env.storage().temporary().remove(&key_of(env, motion));
}

/// What needs everybody's own vote is put anew when a seat has come to somebody else.
fn key_of(env: &Env, motion: &Motion) -> Key {
    let mut preimage: Bytes = motion.clone().to_xdr(env);
    if motion.is_unanimous() {
        preimage.extend_from_array(&seats_moved(env).to_be_bytes());
    }
    let hash: BytesN<32> = env.crypto().sha256(&preimage).to_bytes();
    Key::Ballot(hash)
}
