use soroban_sdk::{token, Env, Vec};

use super::claim::claimable;
use super::due_at;
use crate::state::{Prices, State};
use crate::storage;
use crate::types::{GroupInfo, MemberInfo, MemberStatus, RoundInfo, RoundRecord, VERSION};

pub fn info(env: &Env) -> GroupInfo {
    let terms = storage::terms(env);
    let state = storage::state(env);
    let token = token::Client::new(env, &terms.config.token);
    GroupInfo {
        escrow: token.balance(&env.current_contract_address()),
        config: terms.config,
        factory: terms.factory,
        organiser: terms.organiser,
        deputy: terms.deputy,
        status: state.status,
        round: state.round,
        total_rounds: state.total_rounds(),
        member_count: state.member_count(),
        started_at: state.started_at,
        draw_ends_at: state.draw_ends_at,
        paused_until: state.paused_until,
        reserve: state.reserve,
        dividend: state.dividend,
        version: VERSION,
    }
}

pub fn members(env: &Env) -> Vec<MemberInfo> {
    let terms = storage::terms(env);
    let state = storage::state(env);
    let deposits = storage::deposits(env);
    let mut members = Vec::new(env);
    for (index, seat) in state.order.as_slice().iter().enumerate() {
        let seat = u32::from(*seat);
        let member = storage::member_at(env, seat);
        let deposit = deposits.of(seat);
        members.push_back(MemberInfo {
            claimable: claimable(&terms, &state, seat, &member, deposit).amount,
            address: member.address,
            seat,
            turn: index as u32 + 1,
            status: status_of(&state, seat),
            paid_rounds: state.paid.get(seat),
            next_round: state.next_owed(seat).unwrap_or(0),
            held: member.held,
            deposit,
            required_deposit: state.required_deposit(&terms.config, seat),
            standing_order: state.standing.has(seat),
            agreed: state.agreed.has(seat),
        });
    }
    members
}

fn status_of(state: &State, seat: u32) -> MemberStatus {
    if state.exited.has(seat) {
        MemberStatus::Exited
    } else if state.defaulted.has(seat) {
        MemberStatus::Defaulted
    } else if state.arrears(seat) > 0 {
        MemberStatus::Late
    } else {
        MemberStatus::Good
    }
}

pub fn rounds(env: &Env) -> Vec<RoundInfo> {
    let config = storage::terms(env).config;
    let state = storage::state(env);
    let mut rounds = Vec::new(env);
    for round in 1..=state.total_rounds() {
        let settled = round <= state.settled();
        let record = match settled {
            true => storage::record(env, round),
            false => RoundRecord::default(),
        };
        rounds.push_back(RoundInfo {
            round,
            recipient: storage::member_at(env, state.recipient_of(round)).address,
            due_at: due_at(&state, config.frequency, round),
            settled,
            payout: record.payout,
            missing: record.missing,
            short: record.short,
            discount: record.discount,
            vacated: state.is_vacated(round),
            owed_turns: state.owing_turns(round),
        });
    }
    rounds
}

pub fn round_price(env: &Env) -> i128 {
    Prices::of(&storage::terms(env).config).price(false)
}
