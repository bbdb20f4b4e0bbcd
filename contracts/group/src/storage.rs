//! Alone in knowing keys and lifetimes. Every write extends what it touches, the instance and the
//! code included.

use soroban_sdk::{contracttype, panic_with_error, Address, Bytes, Env};

use crate::errors::GroupError;
use crate::state::{ByteList, State};
use crate::types::{Member, StoredState, Terms, MAX_MEMBERS};

/// 30 and 120 days of 5-second ledgers; the network allows 180.
const TTL_THRESHOLD: u32 = 518_400;
const TTL_EXTEND_TO: u32 = 2_073_600;

#[contracttype]
enum Key {
    /// -> `Terms`, in the instance.
    Terms,
    /// -> `StoredState`.
    State,
    /// -> the member's seat.
    Seat(Address),
    /// -> the seat's `Member`.
    MemberAt(u32),
}

pub fn set_terms(env: &Env, terms: &Terms) {
    env.storage().instance().set(&Key::Terms, terms);
}

pub fn terms(env: &Env) -> Terms {
    // The constructor has set it: there is no instance without.
    env.storage().instance().get(&Key::Terms).unwrap()
}

pub fn state(env: &Env) -> State {
    // As above.
    let stored: StoredState = env.storage().persistent().get(&Key::State).unwrap();
    State {
        status: stored.status,
        round: stored.round,
        started_at: stored.started_at,
        order: read_bytes(&stored.order),
        paid: read_bytes(&stored.paid),
        payouts: read_bytes(&stored.payouts),
        missing: read_bytes(&stored.missing),
    }
}

pub fn set_state(env: &Env, state: &State) {
    let stored = StoredState {
        status: state.status,
        round: state.round,
        started_at: state.started_at,
        order: Bytes::from_slice(env, state.order.as_slice()),
        paid: Bytes::from_slice(env, state.paid.as_slice()),
        payouts: Bytes::from_slice(env, state.payouts.as_slice()),
        missing: Bytes::from_slice(env, state.missing.as_slice()),
    };
    env.storage().persistent().set(&Key::State, &stored);
    extend(env, &Key::State);
    extend_instance(env);
}

pub fn find_seat(env: &Env, member: &Address) -> Option<u32> {
    env.storage().persistent().get(&Key::Seat(member.clone()))
}

/// The seat of a member, its lifetime extended: only the member's own calls need it.
pub fn seat(env: &Env, member: &Address) -> u32 {
    let key = Key::Seat(member.clone());
    match env.storage().persistent().get(&key) {
        Some(seat) => {
            extend(env, &key);
            seat
        }
        None => panic_with_error!(env, GroupError::NotMember),
    }
}

pub fn add_member(env: &Env, seat: u32, address: &Address) {
    let key = Key::Seat(address.clone());
    env.storage().persistent().set(&key, &seat);
    extend(env, &key);
    let member = Member {
        address: address.clone(),
        held: 0,
    };
    set_member(env, seat, &member);
}

pub fn remove_member(env: &Env, seat: u32, address: &Address) {
    env.storage()
        .persistent()
        .remove(&Key::Seat(address.clone()));
    env.storage().persistent().remove(&Key::MemberAt(seat));
}

pub fn member_at(env: &Env, seat: u32) -> Member {
    // A seat in `State.order` always has its holder.
    env.storage()
        .persistent()
        .get(&Key::MemberAt(seat))
        .unwrap()
}

pub fn set_member(env: &Env, seat: u32, member: &Member) {
    let key = Key::MemberAt(seat);
    env.storage().persistent().set(&key, member);
    extend(env, &key);
}

/// Extends all that calls by others depend on. A member's own `Seat` is left to the member: with
/// it, 50 members would not fit the 100 entries a transaction may name.
pub fn extend_all(env: &Env) {
    extend_instance(env);
    extend(env, &Key::State);
    for seat in state(env).order.as_slice() {
        extend(env, &Key::MemberAt((*seat).into()));
    }
}

fn extend(env: &Env, key: &Key) {
    let storage = env.storage().persistent();
    storage.extend_ttl(key, TTL_THRESHOLD, TTL_EXTEND_TO);
}

/// The instance and the code it runs.
fn extend_instance(env: &Env) {
    env.storage()
        .instance()
        .extend_ttl(TTL_THRESHOLD, TTL_EXTEND_TO);
}

fn read_bytes(bytes: &Bytes) -> ByteList {
    let mut buffer = [0; MAX_MEMBERS as usize];
    let len = bytes.len();
    bytes.copy_into_slice(&mut buffer[..len as usize]);
    ByteList::new(buffer, len)
}
