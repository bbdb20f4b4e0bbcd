use ajo_types::GroupConfig;
use soroban_sdk::{Address, BytesN, Env};

use super::hand_over::{pending, LAPSES_AFTER};
use super::{ensure, fail};
use crate::errors::GroupError;
use crate::events::{RecoveryReady, RecoveryVetoed, SeatMoved};
use crate::state::State;
use crate::storage;
use crate::types::{MoveReason, SeatMove};

/// 7 days in which the old key can object.
const DELAY: u64 = 604_800;

/// The members have voted: the seat goes to the fresh key unless the old one objects.
pub fn begin_recovery(env: &Env, seat: u32, member: Address, fresh: Address) {
    let now = env.ledger().timestamp();
    let seat_move = SeatMove {
        newcomer: fresh.clone(),
        reason: MoveReason::Recovery,
        price: 0,
        ready_at: now + DELAY,
        lapses_at: now + LAPSES_AFTER,
    };
    storage::set_seat_move(env, seat, &seat_move);
    let ready = RecoveryReady {
        member,
        fresh,
        ready_at: seat_move.ready_at,
    };
    ready.publish(env);
}

pub fn complete_recovery(env: &Env, member: Address, rulebook: BytesN<32>) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    let seat = storage::seat(env, &member);
    let seat_move = pending(env, seat, MoveReason::Recovery);
    take_seat(
        env, &config, &mut state, seat, &member, seat_move, &rulebook,
    );
    storage::set_state(env, &state);
}

pub fn veto_recovery(env: &Env, member: Address) {
    let seat = storage::seat(env, &member);
    match storage::seat_move(env, seat) {
        Some(pending) if pending.reason == MoveReason::Recovery => {
            storage::remove_seat_move(env, seat);
        }
        _ => fail(env, GroupError::NoProposal),
    }
    RecoveryVetoed { member }.publish(env);
}

/// Seats a newcomer, who signs; the caller stores the state. The allowance was the old holder's.
pub fn take_seat(
    env: &Env,
    config: &GroupConfig,
    state: &mut State,
    seat: u32,
    member: &Address,
    seat_move: SeatMove,
    rulebook: &BytesN<32>,
) {
    let newcomer = seat_move.newcomer;
    newcomer.require_auth();
    ensure(env, *rulebook == config.rulebook, GroupError::WrongRulebook);
    let is_new = storage::find_seat(env, &newcomer).is_none();
    ensure(env, is_new, GroupError::AlreadyMember);

    storage::move_seat(env, seat, &newcomer);
    state.standing.remove(seat);
    let moved = SeatMoved {
        member: member.clone(),
        newcomer,
        seat,
        reason: seat_move.reason,
        price: seat_move.price,
    };
    moved.publish(env);
}
