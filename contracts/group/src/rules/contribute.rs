use soroban_sdk::{panic_with_error, token, Address, Env};

use super::deliver::forward;
use super::{amount_of, MAX_FORWARDS};
use crate::errors::GroupError;
use crate::events::Contributed;
use crate::state::State;
use crate::storage;
use crate::types::{ContributionKind, GroupStatus};

pub fn contribute(env: &Env, payer: Address, member: Address, round: u32, rounds: u32) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    if state.status == GroupStatus::Forming {
        panic_with_error!(env, GroupError::NotActive);
    }
    let seat = storage::seat(env, &member);
    if let Err(error) = check_rounds(&state, seat, round, rounds) {
        panic_with_error!(env, error);
    }

    let last = round + rounds - 1;
    state.paid.set(seat, last);
    storage::set_state(env, &state);

    let total = amount_of(env, config.contribution, rounds);
    collect(env, &config.token, &payer, total);

    for round in round..=last {
        let kind = kind_of(&state, round);
        let recipient = (kind == ContributionKind::Late).then(|| {
            let creditor = state.recipient_of(round);
            forward(env, &config.token, creditor, config.contribution)
        });
        let contributed = Contributed {
            member: member.clone(),
            round,
            payer: payer.clone(),
            amount: config.contribution,
            kind,
            recipient,
        };
        contributed.publish(env);
    }
}

/// Takes the amount into escrow and counts it: a token that keeps a fee would leave the last
/// recipient's pot short.
fn collect(env: &Env, token: &Address, payer: &Address, amount: i128) {
    let token = token::Client::new(env, token);
    let group = env.current_contract_address();
    let before = token.balance(&group);
    token.transfer(payer, &group, &amount);
    if token.balance(&group).checked_sub(before) != Some(amount) {
        panic_with_error!(env, GroupError::InvalidToken);
    }
}

fn check_rounds(state: &State, seat: u32, round: u32, rounds: u32) -> Result<(), GroupError> {
    let paid = state.paid.get(seat);
    let unpaid = state.total_rounds() - paid;
    if unpaid == 0 {
        return Err(GroupError::NothingOwed);
    }
    if round != paid + 1 {
        return Err(GroupError::WrongRound);
    }
    let late = state.settled().saturating_sub(paid).min(rounds);
    if rounds == 0 || rounds > unpaid || late > MAX_FORWARDS {
        return Err(GroupError::InvalidRounds);
    }
    Ok(())
}

fn kind_of(state: &State, round: u32) -> ContributionKind {
    let settled = state.settled();
    if round <= settled {
        ContributionKind::Late
    } else if round == settled + 1 {
        ContributionKind::Paid
    } else {
        ContributionKind::Ahead
    }
}
