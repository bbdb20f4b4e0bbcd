use soroban_sdk::{xdr::ToXdr, Address, Bytes, BytesN, Env};

use super::ensure;
use crate::errors::GroupError;
use crate::events::SecretRevealed;
use crate::storage;
use crate::types::GroupStatus;

pub fn reveal(env: &Env, member: Address, secret: BytesN<32>) {
    let mut state = storage::state(env);
    // Not a second longer: who saw the others' secrets would choose between two orders.
    let open =
        state.status == GroupStatus::Drawing && env.ledger().timestamp() < state.draw_ends_at;
    ensure(env, open, GroupError::NotDrawing);
    let seat = storage::seat(env, &member);
    let is_new = !state.agreed.has(seat);
    ensure(env, is_new, GroupError::AlreadyRevealed);
    let mut secrets = storage::secrets(env);
    let matches = secrets.of(seat) == seal(env, secret.clone().into(), &member);
    ensure(env, matches, GroupError::WrongSecret);

    secrets.set(seat, &secret);
    storage::set_secrets(env, &secrets);
    state.agreed.insert(seat);
    storage::set_state(env, &state);
    SecretRevealed { member, secret }.publish(env);
}

/// Hides what a member will open later. Bound to the member: a copy opens for nobody else.
pub fn seal(env: &Env, mut opened: Bytes, member: &Address) -> Bytes {
    opened.append(&member.clone().to_xdr(env));
    env.crypto().sha256(&opened).to_bytes().into()
}
