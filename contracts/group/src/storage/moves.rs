use soroban_sdk::{Address, Env};

use super::{get, member_at, remove, set, set_member, Key};
use crate::types::SeatMove;

/// The seat about to change hands, if it is and that has not lapsed.
pub fn seat_move(env: &Env, seat: u32) -> Option<SeatMove> {
    let stored: Option<SeatMove> = get(env, &Key::Move(seat));
    stored.filter(|seat_move| env.ledger().timestamp() < seat_move.lapses_at)
}

pub fn set_seat_move(env: &Env, seat: u32, seat_move: &SeatMove) {
    set(env, &Key::Move(seat), seat_move);
}

pub fn remove_seat_move(env: &Env, seat: u32) {
    remove(env, &Key::Move(seat));
}

/// Gives the seat and all that waits for it to another address.
pub fn move_seat(env: &Env, seat: u32, newcomer: &Address) {
    let mut member = member_at(env, seat);
    remove(env, &Key::Seat(member.address));
    remove_seat_move(env, seat);
    set(env, &Key::Seat(newcomer.clone()), &seat);
    member.address = newcomer.clone();
    set_member(env, seat, &member);
    let moved = seats_moved(env) + 1;
    env.storage().instance().set(&Key::SeatsMoved, &moved);
}

/// How many seats have changed hands.
pub(super) fn seats_moved(env: &Env) -> u32 {
    env.storage().instance().get(&Key::SeatsMoved).unwrap_or(0)
}
