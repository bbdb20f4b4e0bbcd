use soroban_sdk::{Bytes, Env};

use crate::events::TurnVacated;
use crate::state::{State, Vacancy};
use crate::storage;

/// Takes a seat's turn out of the order; the caller stores the state. `paid` is the last round that
/// the seat has paid and that counts: all settled ones of who leaves, fewer of who is in default.
/// What a defaulter still owed for rounds after it is no longer owed: those who were owed it are
/// exempt from the vacated round instead.
pub fn vacate(env: &Env, state: &mut State, seat: u32, paid: u32) {
    let round = state.turn_of(seat);
    let by_choice = !state.defaulted.has(seat);
    if !by_choice {
        forgive(env, state, paid);
    }
    let Vacancy { returned, credited } = state.vacate(seat, paid);
    let vacated = TurnVacated {
        member: storage::member_at(env, seat).address,
        round,
        paid,
        by_choice,
        returned,
        credited: Bytes::from_slice(env, credited.as_slice()),
    };
    vacated.publish(env);
}

/// Whoever has not received owes every round not vacated before.
fn forgive(env: &Env, state: &State, paid: u32) {
    let contribution = storage::terms(env).config.contribution;
    for round in paid + 1..=state.settled() {
        if !state.is_vacated(round) {
            let mut record = storage::record(env, round);
            record.short -= contribution.min(record.short);
            storage::set_record(env, round, &record);
        }
    }
}
