use ajo_types::GroupConfig;
use soroban_sdk::{panic_with_error, Address, Env};

use super::deliver::{deliver, forward};
use super::{amount_of, due_at, MAX_FORWARDS};
use crate::errors::GroupError;
use crate::events::{Contributed, GroupCompleted, MemberLate, RoundSettled};
use crate::state::{Settlement, State};
use crate::storage;
use crate::types::{ContributionKind, GroupStatus};

pub fn settle(env: &Env) {
    let config = storage::terms(env).config;
    let mut state = storage::state(env);
    if state.status != GroupStatus::Active {
        panic_with_error!(env, GroupError::NotActive);
    }
    if !may_settle(env, &state, &config) {
        panic_with_error!(env, GroupError::RoundNotDue);
    }

    let settlement = state.settle(MAX_FORWARDS);
    storage::set_state(env, &state);

    let recipient = storage::member_at(env, settlement.recipient).address;
    set_off(env, &config, &state, &settlement, &recipient);
    if settlement.missing > 0 {
        report_late(env, &config, &state, &settlement, &recipient);
    }
    pay_out(env, &config, &settlement, recipient);
    if state.status == GroupStatus::Completed {
        GroupCompleted {}.publish(env);
    }
}

fn may_settle(env: &Env, state: &State, config: &GroupConfig) -> bool {
    let due_at = due_at(env, state, config.frequency, state.round);
    let Some(grace_ends_at) = due_at.checked_add(config.grace) else {
        panic_with_error!(env, GroupError::Overflow);
    };
    let everyone_paid = state.payers_of(state.round) == state.member_count();
    everyone_paid || env.ledger().timestamp() >= grace_ends_at
}

/// The recipient's debts come out of the pot: arrears go to those they are owed to.
fn set_off(
    env: &Env,
    config: &GroupConfig,
    state: &State,
    settlement: &Settlement,
    recipient: &Address,
) {
    let first = settlement.first_arrears;
    let arrears = first..first + settlement.arrears;
    let own = settlement.own_set_off.then_some(settlement.round);
    for round in arrears.chain(own) {
        let creditor = (round < settlement.round).then(|| {
            let seat = state.recipient_of(round);
            forward(env, &config.token, seat, config.contribution)
        });
        let contributed = Contributed {
            member: recipient.clone(),
            round,
            payer: recipient.clone(),
            amount: config.contribution,
            kind: ContributionKind::SetOff,
            recipient: creditor,
        };
        contributed.publish(env);
    }
}

fn report_late(
    env: &Env,
    config: &GroupConfig,
    state: &State,
    settlement: &Settlement,
    recipient: &Address,
) {
    for seat in state.order.as_slice() {
        let seat = u32::from(*seat);
        if state.has_paid(seat, settlement.round) {
            continue;
        }
        let late = MemberLate {
            member: storage::member_at(env, seat).address,
            round: settlement.round,
            amount: config.contribution,
            recipient: recipient.clone(),
        };
        late.publish(env);
    }
}

fn pay_out(env: &Env, config: &GroupConfig, settlement: &Settlement, recipient: Address) {
    let amount = amount_of(env, config.contribution, settlement.payout);
    let held = amount > 0 && deliver(env, &config.token, settlement.recipient, amount).1;
    let settled = RoundSettled {
        round: settlement.round,
        recipient,
        amount,
        missing: settlement.missing,
        held,
    };
    settled.publish(env);
}
