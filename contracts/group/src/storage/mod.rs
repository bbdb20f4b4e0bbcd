//! Alone in knowing keys and lifetimes. Every write extends what it touches and the instance.
//!
//! What many calls use is never inlined, here and in `rules/money.rs`: the copies made the code 8 kB
//! longer and no call cheaper (docs/adr/0022).

mod approvals;
mod ballots;
mod bids;
mod deposits;
mod invitations;
mod moves;
mod order;
mod records;
mod secrets;

pub use approvals::{approve, take_approval};
pub use ballots::{ballot, remove_ballot, set_ballot};
pub use bids::{auction, remove_sealed_bid, sealed_bid, set_auction, set_sealed_bid};
pub use deposits::{deposits, set_deposits};
pub use invitations::{invitation, set_invitation};
pub use moves::{move_seat, remove_seat_move, seat_move, set_seat_move};
pub use order::{proposed_order, set_proposed_order};
pub use records::{record, set_record, shorts};
pub use secrets::{secrets, set_secrets};

use soroban_sdk::{
    contracttype, panic_with_error, Address, Bytes, BytesN, Env, IntoVal, TryFromVal, Val,
};

use crate::errors::GroupError;
use crate::state::{State, PACKED_MAX};
use crate::types::{Member, Terms};

/// 30 and 120 days of 5-second ledgers; the network allows 180.
const TTL_THRESHOLD: u32 = 518_400;
const TTL_EXTEND_TO: u32 = 2_073_600;

#[contracttype]
enum Key {
    /// -> `Terms`, in the instance.
    Terms,
    /// -> the packed `State`.
    State,
    /// -> every seat's deposit, 16 bytes each, by seat.
    Deposits,
    /// -> packed `RoundRecord`s: rounds 8k + 1 .. 8k + 8.
    Rounds(u32),
    /// -> the member's seat.
    Seat(Address),
    /// -> the seat's `Member`.
    MemberAt(u32),
    /// -> how many may still join by this key, and until when.
    Invitation(BytesN<32>),
    /// -> true, for whom the organiser lets in.
    Approved(Address),
    /// -> the order proposed to a Fixed group.
    Order,
    /// -> what every seat has committed to, or revealed, 32 bytes each, by seat.
    Secrets,
    /// -> the current round's auction.
    Auction,
    /// -> the seat's sealed bid, and for which round.
    Bid(u32),
    /// -> who has voted for a motion, by its hash; temporary.
    Ballot(BytesN<32>),
    /// -> the `SeatMove` of a seat.
    Move(u32),
    /// -> how many seats have changed hands, in the instance.
    SeatsMoved,
}

pub fn set_terms(env: &Env, terms: &Terms) {
    env.storage().instance().set(&Key::Terms, terms);
}

#[inline(never)]
pub fn terms(env: &Env) -> Terms {
    // The constructor has set it: there is no instance without.
    env.storage().instance().get(&Key::Terms).unwrap()
}

#[inline(never)]
pub fn state(env: &Env) -> State {
    // As above.
    let stored: Bytes = get(env, &Key::State).unwrap();
    State::unpack(&read_bytes::<PACKED_MAX>(&stored))
}

#[inline(never)]
pub fn set_state(env: &Env, state: &State) {
    let mut buffer = [0; PACKED_MAX];
    let len = state.pack(&mut buffer);
    set(env, &Key::State, &Bytes::from_slice(env, &buffer[..len]));
    extend_instance(env);
}

pub fn find_seat(env: &Env, member: &Address) -> Option<u32> {
    get(env, &Key::Seat(member.clone()))
}

/// The seat of a member, its lifetime extended: only the member's own calls need it.
#[inline(never)]
pub fn seat(env: &Env, member: &Address) -> u32 {
    let key = Key::Seat(member.clone());
    match get(env, &key) {
        Some(seat) => {
            extend(env, &key);
            seat
        }
        None => panic_with_error!(env, GroupError::NotMember),
    }
}

/// Gives a seat to an address.
pub fn add_member(env: &Env, seat: u32, address: &Address, taken: i128) {
    set(env, &Key::Seat(address.clone()), &seat);
    let member = Member {
        address: address.clone(),
        held: 0,
        taken,
    };
    set_member(env, seat, &member);
}

pub fn remove_member(env: &Env, seat: u32, address: &Address) {
    remove(env, &Key::Seat(address.clone()));
    remove(env, &Key::MemberAt(seat));
}

#[inline(never)]
pub fn member_at(env: &Env, seat: u32) -> Member {
    // A seat in `State.order` always has its holder.
    get(env, &Key::MemberAt(seat)).unwrap()
}

#[inline(never)]
pub fn set_member(env: &Env, seat: u32, member: &Member) {
    set(env, &Key::MemberAt(seat), member);
}

/// Extends all that calls by others depend on. A member's own `Seat` is left to the member: with
/// it, 50 members would not fit the 100 entries a transaction may name.
pub fn extend_all(env: &Env) {
    extend_instance(env);
    extend_code(env);
    extend(env, &Key::State);
    let state = state(env);
    for seat in state.order.as_slice() {
        extend(env, &Key::MemberAt((*seat).into()));
    }
    deposits::extend_all(env);
    records::extend_all(env, state.settled());
}

fn get<V: TryFromVal<Env, Val>>(env: &Env, key: &Key) -> Option<V> {
    env.storage().persistent().get(key)
}

fn set<V: IntoVal<Env, Val>>(env: &Env, key: &Key, value: &V) {
    env.storage().persistent().set(key, value);
    extend(env, key);
}

fn remove(env: &Env, key: &Key) {
    env.storage().persistent().remove(key);
}

fn extend(env: &Env, key: &Key) {
    let storage = env.storage().persistent();
    storage.extend_ttl(key, TTL_THRESHOLD, TTL_EXTEND_TO);
}

fn extend_instance(env: &Env) {
    let group = env.current_contract_address();
    let deployer = env.deployer();
    deployer.extend_ttl_for_contract_instance(group, TTL_THRESHOLD, TTL_EXTEND_TO);
}

/// The code's rent is dear and serves every group: no member's call is charged it by chance.
fn extend_code(env: &Env) {
    let group = env.current_contract_address();
    let deployer = env.deployer();
    deployer.extend_ttl_for_code(group, TTL_THRESHOLD, TTL_EXTEND_TO);
}

fn read_bytes<const N: usize>(bytes: &Bytes) -> [u8; N] {
    let mut buffer = [0; N];
    bytes.copy_into_slice(&mut buffer[..bytes.len() as usize]);
    buffer
}
