use soroban_sdk::{Bytes, BytesN, Env};

use super::start::activate;
use super::{ensure, ensure_not_paused};
use crate::errors::GroupError;
use crate::events::OrderDrawn;
use crate::storage;
use crate::types::{GroupStatus, MAX_MEMBERS};

pub fn draw(env: &Env) {
    let mut state = storage::state(env);
    let drawing = state.status == GroupStatus::Drawing;
    ensure(env, drawing, GroupError::NotDrawing);
    ensure_not_paused(env, &state);
    let over = state.everyone_agreed() || env.ledger().timestamp() >= state.draw_ends_at;
    ensure(env, over, GroupError::DrawNotOver);

    let secrets = storage::secrets(env);
    let mut revealed = Bytes::new(env);
    for seat in (0..MAX_MEMBERS).filter(|&seat| state.agreed.has(seat)) {
        revealed.append(&secrets.of(seat));
    }
    let seed = env.crypto().sha256(&revealed).to_bytes();
    state.draw_order(|place| number_of(env, &seed, place));
    let drawn = OrderDrawn {
        order: Bytes::from_slice(env, state.order.as_slice()),
        seed,
    };
    drawn.publish(env);
    activate(env, &mut state);
    storage::set_state(env, &state);
}

/// The first 8 bytes of sha256(seed, place), both big-endian.
fn number_of(env: &Env, seed: &BytesN<32>, place: u32) -> u64 {
    let mut preimage: Bytes = seed.clone().into();
    preimage.extend_from_array(&place.to_be_bytes());
    let hash = env.crypto().sha256(&preimage).to_array();
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&hash[..8]);
    u64::from_be_bytes(bytes)
}
