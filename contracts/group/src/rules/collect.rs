use ajo_types::GroupConfig;
use soroban_sdk::{token, Env};

use super::contribute::some_fee;
use super::money::{add_deposit, arrival, deposit_of, forward, take_arrears, take_deposit};
use crate::events::{Contributed, DepositAdded, MemberCured};
use crate::state::{Prices, State};
use crate::storage;
use crate::types::ContributionKind;

/// Most draws one call tries: each may cost two token transfers and four events.
const MAX_DRAWS: u32 = 8;

/// How far a call came.
pub struct Slice {
    /// Draws tried.
    pub drawn: u32,
    /// Whether nobody is left to draw from.
    pub finished: bool,
}

/// Draws what is unpaid up to the current round, in turn order: by standing order, else out of the
/// deposit, whole prices only. The caller stores the state.
pub fn draw_slice(env: &Env, config: &GroupConfig, state: &mut State) -> Slice {
    let mut drawn = 0;
    if state.standing.is_empty() && state.deposits.is_empty() {
        // Nothing to draw from: nobody to look at.
        return Slice {
            drawn,
            finished: true,
        };
    }
    while state.cursor < state.member_count() {
        let seat = state.order.get(state.cursor);
        let source = state.standing.has(seat) || state.deposits.has(seat);
        let owed = match source {
            true => state.next_owed(seat).filter(|&owed| owed <= state.round),
            false => None,
        };
        let Some(owed) = owed else {
            state.cursor += 1;
            continue;
        };
        if drawn == MAX_DRAWS {
            return Slice {
                drawn,
                finished: false,
            };
        }
        drawn += 1;
        if !draw(env, config, state, seat, owed) {
            state.cursor += 1;
        }
    }
    Slice {
        drawn,
        finished: true,
    }
}

/// Draws one round of a seat. Returns whether there was enough.
fn draw(env: &Env, config: &GroupConfig, state: &mut State, seat: u32, round: u32) -> bool {
    let prices = Prices::of(config);
    let late = round < state.round;
    let price = prices.price(late);
    let kind = if state.standing.has(seat) && draw_allowance(env, config, state, seat, price) {
        ContributionKind::StandingOrder
    } else if deposit_of(env, state, seat) >= price {
        take_deposit(env, state, seat, price);
        ContributionKind::FromDeposit
    } else {
        return false;
    };

    let cured = state.pay(seat, round);
    state.reserve += prices.fee(late);
    let (recipient, forwarded) = match late {
        true => {
            let theirs = take_arrears(env, state, &prices, round);
            let creditor = state.recipient_of(round);
            let recipient = forward(env, &config.token, creditor, theirs);
            (Some(recipient), Some(theirs))
        }
        false => (None, None),
    };
    let member = storage::member_at(env, seat).address;
    let contributed = Contributed {
        member: member.clone(),
        round,
        payer: member.clone(),
        amount: prices.contribution,
        fee: some_fee(prices.fee(late)),
        kind,
        recipient,
        forwarded,
    };
    contributed.publish(env);
    if cured {
        MemberCured { member }.publish(env);
    }
    true
}

/// Takes the price out of the member's allowance. A token that then delivers less has its standing
/// order ended and what came counted as deposit: it must neither block the round nor vanish.
fn draw_allowance(
    env: &Env,
    config: &GroupConfig,
    state: &mut State,
    seat: u32,
    price: i128,
) -> bool {
    let member = storage::member_at(env, seat).address;
    let token = token::Client::new(env, &config.token);
    let group = env.current_contract_address();
    let mut drawn = false;
    let amount = arrival(env, &config.token, price, || {
        let answer = token.try_transfer_from(&group, &member, &group, &price);
        drawn = matches!(answer, Ok(Ok(())));
    });
    if !drawn {
        return false;
    }
    if amount >= price {
        return true;
    }
    state.standing.remove(seat);
    if amount > 0 {
        add_deposit(env, state, seat, amount);
        let payer = None;
        DepositAdded {
            member,
            payer,
            amount,
        }
        .publish(env);
    }
    false
}
