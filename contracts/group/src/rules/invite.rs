use ajo_types::{Admission, Entry, Invitation};
use soroban_sdk::{xdr::ToXdr, Address, Bytes, BytesN, Env};

use super::{ensure, ensure_forming, fail};
use crate::errors::GroupError;
use crate::events::{InvitationRevoked, Invited};
use crate::storage;
use crate::types::{Terms, MAX_MEMBERS};

/// What an invitation's signature begins with, so that it means nothing elsewhere.
const DOMAIN: &[u8] = b"ajo-invitation";

pub fn invite(env: &Env, key: BytesN<32>, uses: u32, expires_at: u64) {
    ensure_admits_by(env, Admission::Invitation);
    let valid = (1..=MAX_MEMBERS).contains(&uses) && expires_at > env.ledger().timestamp();
    ensure(env, valid, GroupError::InvalidInvitation);
    set_uses(env, key, uses, expires_at);
}

pub fn revoke(env: &Env, key: BytesN<32>) {
    let known = storage::invitation(env, &key).is_some();
    ensure(env, known, GroupError::NotInvited);
    storage::set_invitation(env, &key, (0, 0));
    InvitationRevoked { key }.publish(env);
}

/// Refuses whoever the terms keep out; the organiser needs no leave of their own.
pub fn check_admission(env: &Env, terms: &Terms, member: &Address, entry: &Entry) {
    if *member == terms.organiser {
        return;
    }
    match terms.config.admission {
        Admission::Open => {}
        Admission::Invitation => match &entry.invitation {
            Some(joined) => use_invitation(env, member, &Invitation::of(env, joined)),
            None => fail(env, GroupError::NotInvited),
        },
        Admission::Approval => {
            let approved = storage::take_approval(env, member);
            ensure(env, approved, GroupError::NotApproved);
        }
    }
}

pub fn ensure_admits_by(env: &Env, admission: Admission) {
    ensure_forming(env, &storage::state(env));
    let admits = storage::terms(env).config.admission == admission;
    ensure(env, admits, GroupError::NotAllowed);
}

/// The signature names group and member: seen on chain, it serves nobody else.
fn use_invitation(env: &Env, member: &Address, invitation: &Invitation) {
    let key = &invitation.key;
    let Some((uses, expires_at)) = storage::invitation(env, key) else {
        fail(env, GroupError::NotInvited);
    };
    let expired = env.ledger().timestamp() >= expires_at;
    ensure(env, !expired, GroupError::NotInvited);
    let mut signed = Bytes::from_slice(env, DOMAIN);
    signed.append(&env.current_contract_address().to_xdr(env));
    signed.append(&member.clone().to_xdr(env));
    let message = env.crypto().sha256(&signed).to_bytes().into();
    env.crypto()
        .ed25519_verify(key, &message, &invitation.signature);
    set_uses(env, key.clone(), uses - 1, expires_at);
}

fn set_uses(env: &Env, key: BytesN<32>, uses: u32, expires_at: u64) {
    storage::set_invitation(env, &key, (uses, expires_at));
    let invited = Invited {
        key,
        uses,
        expires_at,
    };
    invited.publish(env);
}
