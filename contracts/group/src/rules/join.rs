use ajo_types::{deposit_for, Entry, GroupConfig, StartRule, TurnOrder};
use soroban_sdk::{Address, BytesN, Env};

use super::invite::check_admission;
use super::money::{add_deposit, collect};
use super::start::begin;
use super::{ensure, ensure_forming, ensure_not_paused};
use crate::errors::GroupError;
use crate::events::MemberJoined;
use crate::state::State;
use crate::storage;

pub fn join(env: &Env, member: Address, rulebook: BytesN<32>, entry: Entry) {
    let terms = storage::terms(env);
    let config = &terms.config;
    let mut state = storage::state(env);
    ensure_forming(env, &state);
    ensure_not_paused(env, &state);
    let is_new = storage::find_seat(env, &member).is_none();
    ensure(env, is_new, GroupError::AlreadyMember);
    ensure(
        env,
        !state.is_full(config.max_members),
        GroupError::GroupFull,
    );
    ensure(env, rulebook == config.rulebook, GroupError::WrongRulebook);
    check_admission(env, &terms, &member, &entry);

    let deposit = seat_newcomer(env, config, &mut state, member.clone(), entry);
    if deposit > 0 {
        collect(env, &config.token, &member, deposit);
    }
    let starts = config.start_rule == StartRule::WhenFull && config.turn_order != TurnOrder::Fixed;
    if starts && state.is_full(config.max_members) {
        begin(env, config, &mut state);
    }
    storage::set_state(env, &state);
}

/// Seats a newcomer; the caller stores the state and collects the deposit, which is returned.
pub fn seat_newcomer(
    env: &Env,
    config: &GroupConfig,
    state: &mut State,
    member: Address,
    entry: Entry,
) -> i128 {
    let commits = config.turn_order == TurnOrder::Random;
    let commitment = entry.commitment;
    ensure(
        env,
        commitment.is_some() == commits,
        GroupError::InvalidCommitment,
    );
    let seat = state.take_seat();
    if let Some(commitment) = &commitment {
        let mut secrets = storage::secrets(env);
        secrets.set(seat, commitment);
        storage::set_secrets(env, &secrets);
    }
    storage::add_member(env, seat, &member, 0);
    let deposit = deposit_for(config, 1);
    if deposit > 0 {
        add_deposit(env, state, seat, deposit);
    }
    let joined = MemberJoined {
        member,
        seat,
        deposit,
        rulebook: config.rulebook.clone(),
        commitment,
    };
    joined.publish(env);
    deposit
}
