use soroban_sdk::{Address, Env};

use super::money::{collect, forward, pass_to_heir, take_arrears};
use super::{ensure, must};
use crate::errors::GroupError;
use crate::events::{Contributed, MemberCured};
use crate::state::{Prices, State};
use crate::storage;
use crate::types::{ContributionKind, GroupStatus};

pub fn contribute(env: &Env, payer: Address, member: Address, round: u32, rounds: u32) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    let takes_payments = matches!(state.status, GroupStatus::Active | GroupStatus::Completed);
    ensure(env, takes_payments, GroupError::NotActive);
    let seat = storage::seat(env, &member);
    let payment = must(env, state.plan_payment(seat, round, rounds));

    let prices = Prices::of(&config);
    let first = state.paid.get(seat);
    let cured = state.pay(seat, payment.last);
    let fees = prices.reserve_fee * i128::from(rounds) + prices.late_fee * i128::from(payment.late);
    state.reserve += fees;
    collect(
        env,
        &config.token,
        &payer,
        prices.contribution * i128::from(rounds) + fees,
    );

    let mut paid = first;
    for _ in 0..rounds {
        // As many are owed: counted by `plan_payment`.
        paid = state.next_owed_after(seat, paid).unwrap_or(paid);
        let late = paid <= state.settled();
        let (recipient, forwarded) = match late {
            true => {
                let theirs = take_arrears(env, &mut state, &prices, paid);
                let creditor = state.recipient_of(paid);
                let recipient = forward(env, &config.token, creditor, theirs);
                (Some(recipient), Some(theirs))
            }
            false => (None, None),
        };
        let contributed = Contributed {
            member: member.clone(),
            round: paid,
            payer: payer.clone(),
            amount: prices.contribution,
            fee: some_fee(prices.fee(late)),
            kind: kind_of(&state, paid),
            recipient,
            forwarded,
        };
        contributed.publish(env);
    }
    if cured {
        MemberCured { member }.publish(env);
    }
    pass_to_heir(env, &mut state);
    storage::set_state(env, &state);
}

/// A fee as events tell it: none is left out.
pub fn some_fee(fee: i128) -> Option<i128> {
    (fee > 0).then_some(fee)
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
