use ajo_types::GroupConfig;
use soroban_sdk::{Address, Bytes, Env};

use super::contribute::some_fee;
use super::money::{add_deposit, deliver, deposit_of, forward, take_arrears};
use super::share_out::share_out;
use crate::events::{Contributed, GroupCompleted, MemberDefaulted, MemberLate, RoundSettled};
use crate::state::{Closing, Prices, State};
use crate::storage;
use crate::types::{ContributionKind, GroupStatus, RoundRecord};

/// Closes the current round and pays the pot; the caller stores the state.
pub fn close(env: &Env, config: &GroupConfig, state: &mut State) {
    let prices = Prices::of(config);
    let closing = state.close(&prices);
    let record = RoundRecord {
        payout: closing.payout,
        short: closing.short,
        discount: closing.discount,
        missing: closing.missing,
    };
    storage::set_record(env, closing.round, &record);

    let recipient = storage::member_at(env, closing.recipient).address;
    set_off(env, config, state, &prices, &closing, &recipient);
    let kept = hold_back(env, config, state, &closing);
    if closing.missing > 0 {
        report_late(env, config, state, &closing, &recipient);
    }
    let amount = closing.payout - kept;
    let held = deliver(env, &config.token, closing.recipient, amount).1;
    let settled = RoundSettled {
        round: closing.round,
        recipient,
        amount,
        missing: closing.missing,
        held,
        help: closing.help,
        kept,
        discount: closing.discount,
        short: closing.short,
        reserve: state.reserve,
    };
    settled.publish(env);
    if state.status == GroupStatus::Completed {
        complete(env, state);
    }
}

/// The recipient's debts come out of the pot: arrears go to those they are owed to.
fn set_off(
    env: &Env,
    config: &GroupConfig,
    state: &mut State,
    prices: &Prices,
    closing: &Closing,
    recipient: &Address,
) {
    let publish = |round: u32, creditor: Option<(Address, i128)>| {
        let (to, forwarded) = creditor.unzip();
        let contributed = Contributed {
            member: recipient.clone(),
            round,
            payer: recipient.clone(),
            amount: prices.contribution,
            fee: some_fee(prices.fee(round < closing.round)),
            kind: ContributionKind::SetOff,
            recipient: to,
            forwarded,
        };
        contributed.publish(env);
    };
    for &round in closing.set_offs.as_slice() {
        let round = u32::from(round);
        let theirs = take_arrears(env, state, prices, round);
        let creditor = state.recipient_of(round);
        let creditor = forward(env, &config.token, creditor, theirs);
        publish(round, Some((creditor, theirs)));
    }
    if closing.own_set_off {
        publish(closing.round, None);
    }
}

/// Keeps of the payout what the recipient's deposit now lacks. Returns how much.
fn hold_back(env: &Env, config: &GroupConfig, state: &mut State, closing: &Closing) -> i128 {
    let seat = closing.recipient;
    let required = state.required_deposit(config, seat);
    if required == 0 {
        return 0;
    }
    let lacking = required - deposit_of(env, state, seat);
    let kept = lacking.clamp(0, closing.payout);
    if kept > 0 {
        add_deposit(env, state, seat, kept);
    }
    kept
}

fn report_late(
    env: &Env,
    config: &GroupConfig,
    state: &mut State,
    closing: &Closing,
    recipient: &Address,
) {
    let round = closing.round;
    for index in 0..state.owing_turns(round) {
        let seat = state.order.get(index);
        if state.exited.has(seat) || state.has_paid(seat, round) {
            continue;
        }
        let member = storage::member_at(env, seat).address;
        let is_new = !state.defaulted.has(seat);
        let defaults = config.default_after > 0 && state.arrears(seat) >= config.default_after;
        if is_new && defaults {
            let received = state.has_received(seat);
            let forfeited = declare_default(env, state, seat, received);
            MemberDefaulted {
                member,
                round,
                received,
                forfeited,
            }
            .publish(env);
        } else {
            MemberLate {
                member,
                round,
                amount: config.contribution,
                recipient: recipient.clone(),
            }
            .publish(env);
        }
    }
}

/// Returns the deposit forfeited: all of it by who has received.
fn declare_default(env: &Env, state: &mut State, seat: u32, received: bool) -> i128 {
    state.defaulted.insert(seat);
    let deposit = match received {
        true => deposit_of(env, state, seat),
        false => 0,
    };
    if deposit > 0 {
        super::money::take_deposit(env, state, seat, deposit);
        state.reserve += deposit;
    }
    deposit
}

fn complete(env: &Env, state: &mut State) {
    let completion = share_out(env, state);
    let completed = GroupCompleted {
        gap: completion.gap,
        share: completion.share,
        dust: completion.dust,
        sharers: Bytes::from_slice(env, completion.sharers.as_slice()),
    };
    completed.publish(env);
}
