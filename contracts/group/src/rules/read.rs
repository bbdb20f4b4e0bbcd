use soroban_sdk::{token, Env, Vec};

use super::{amount_of, due_at};
use crate::storage;
use crate::types::{GroupInfo, MemberInfo, RoundInfo, VERSION};

pub fn info(env: &Env) -> GroupInfo {
    let terms = storage::terms(env);
    let state = storage::state(env);
    let token = token::Client::new(env, &terms.config.token);
    GroupInfo {
        escrow: token.balance(&env.current_contract_address()),
        config: terms.config,
        factory: terms.factory,
        organiser: terms.organiser,
        status: state.status,
        round: state.round,
        total_rounds: state.total_rounds(),
        member_count: state.member_count(),
        started_at: state.started_at,
        version: VERSION,
    }
}

pub fn members(env: &Env) -> Vec<MemberInfo> {
    let state = storage::state(env);
    let mut members = Vec::new(env);
    for (index, seat) in state.order.as_slice().iter().enumerate() {
        let seat = u32::from(*seat);
        let member = storage::member_at(env, seat);
        members.push_back(MemberInfo {
            address: member.address,
            seat,
            turn: index as u32 + 1,
            paid_rounds: state.paid.get(seat),
            held: member.held,
        });
    }
    members
}

pub fn rounds(env: &Env) -> Vec<RoundInfo> {
    let config = storage::terms(env).config;
    let state = storage::state(env);
    let mut rounds = Vec::new(env);
    for round in 1..=state.total_rounds() {
        let settled = round <= state.settled();
        let (payout, missing) = match settled {
            true => (state.payouts.get(round - 1), state.missing.get(round - 1)),
            false => (0, 0),
        };
        rounds.push_back(RoundInfo {
            round,
            recipient: storage::member_at(env, state.recipient_of(round)).address,
            due_at: due_at(env, &state, config.frequency, round),
            settled,
            payout: amount_of(env, config.contribution, payout),
            missing,
        });
    }
    rounds
}
