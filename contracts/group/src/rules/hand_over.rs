use soroban_sdk::{token, Address, BytesN, Env};

use super::claim::claimable;
use super::money::{add_deposit, collect, deposit_of};
use super::recovery::take_seat;
use super::{ensure, ensure_active, ensure_not_paused, fail};
use crate::errors::GroupError;
use crate::events::{DepositAdded, HandOverProposed};
use crate::storage;
use crate::types::{Motion, MoveReason, SeatMove};

const HOUR: u64 = 3_600;
/// 7 days.
const MAX_WINDOW: u64 = 604_800;
/// 30 days, from the proposal.
pub const LAPSES_AFTER: u64 = 2_592_000;

pub fn propose_hand_over(env: &Env, member: Address, newcomer: Address, price: i128) {
    let config = storage::terms(env).config;
    let state = storage::state(env);
    ensure_active(env, &state);
    ensure_not_paused(env, &state);
    let seat = storage::seat(env, &member);
    let is_new = storage::find_seat(env, &newcomer).is_none();
    ensure(env, is_new, GroupError::AlreadyMember);
    let recovering =
        storage::seat_move(env, seat).is_some_and(|pending| pending.reason == MoveReason::Recovery);
    let gone = state.exited.has(seat) || state.defaulted.has(seat);
    let may_propose = !gone && !recovering && price >= 0;
    ensure(env, may_propose, GroupError::NotAllowed);

    // What was voted against is another proposal.
    storage::remove_ballot(env, &Motion::Veto(member.clone()));
    let now = env.ledger().timestamp();
    let ready_at = now + (config.frequency / 4).clamp(HOUR, MAX_WINDOW);
    let seat_move = SeatMove {
        newcomer: newcomer.clone(),
        reason: MoveReason::HandOver,
        price,
        ready_at,
        lapses_at: now + LAPSES_AFTER,
    };
    storage::set_seat_move(env, seat, &seat_move);
    let proposed = HandOverProposed {
        member,
        newcomer,
        price,
        ready_at,
    };
    proposed.publish(env);
}

pub fn complete_hand_over(env: &Env, member: Address, rulebook: BytesN<32>) {
    let terms = storage::terms(env);
    let config = &terms.config;
    let mut state = storage::state(env);
    ensure_active(env, &state);
    ensure_not_paused(env, &state);
    let seat = storage::seat(env, &member);
    let seat_move = pending(env, seat, MoveReason::HandOver);
    let gone = state.exited.has(seat) || state.defaulted.has(seat);
    ensure(env, !gone, GroupError::NotAllowed);
    let deposit = deposit_of(env, &state, seat);
    let holder = storage::member_at(env, seat);
    let waits = claimable(&terms, &state, seat, &holder, deposit).amount > 0;
    ensure(env, !waits, GroupError::ClaimFirst);

    // The newcomer posts what the deposit of that turn lacks.
    let newcomer = seat_move.newcomer.clone();
    let lacking = state.required_deposit(config, seat) - deposit;
    let price = seat_move.price;
    take_seat(env, config, &mut state, seat, &member, seat_move, &rulebook);
    if lacking > 0 {
        add_deposit(env, &mut state, seat, lacking);
    }
    storage::set_state(env, &state);
    if price > 0 {
        token::Client::new(env, &config.token).transfer(&newcomer, &member, &price);
    }
    if lacking > 0 {
        collect(env, &config.token, &newcomer, lacking);
        let added = DepositAdded {
            member: newcomer.clone(),
            payer: Some(newcomer),
            amount: lacking,
        };
        added.publish(env);
    }
}

/// The seat's move for this reason, once it can be completed.
pub fn pending(env: &Env, seat: u32, reason: MoveReason) -> SeatMove {
    let pending = storage::seat_move(env, seat).filter(|pending| pending.reason == reason);
    let Some(pending) = pending else {
        fail(env, GroupError::NoProposal);
    };
    let ready = env.ledger().timestamp() >= pending.ready_at;
    ensure(env, ready, GroupError::NotReady);
    pending
}

/// The member's seat about to change hands, if it is.
pub fn move_of(env: &Env, member: &Address) -> Option<SeatMove> {
    let seat = storage::find_seat(env, member)?;
    storage::seat_move(env, seat)
}
