use soroban_sdk::{Address, BytesN, ContractExecutable, Env, Symbol, Val, Vec};

use super::cancel::cancel_running;
use super::pause::{ensure_may_pause, pause_group};
use super::recovery::begin_recovery;
use super::{ensure, ensure_active};
use crate::errors::GroupError;
use crate::events::{HandOverVetoed, Upgraded, Voted};
use crate::state::{Seats, State};
use crate::storage;
use crate::types::{GroupStatus, Motion, MoveReason, Terms, VERSION};

pub fn vote(env: &Env, member: Address, motion: Motion) {
    let terms = storage::terms(env);
    let mut state = storage::state(env);
    let subject = check_motion(env, &terms, &state, &motion);
    let seat = storage::seat(env, &member);
    let mut electorate = state.electorate();
    if let Some(subject) = subject {
        electorate.remove(subject);
    }
    ensure(env, electorate.has(seat), GroupError::NotAllowed);

    let mut ballot = storage::ballot(env, &motion);
    let again = ballot.voters.has(seat);
    ballot.voters.insert(seat);
    let votes = Seats(ballot.voters.0 & electorate.0).count();
    let passes = match motion.is_unanimous() {
        true => votes == electorate.count(),
        false => 2 * votes > electorate.count(),
    };
    // A vote repeated counts when those have left who had not voted.
    ensure(env, passes || !again, GroupError::AlreadyVoted);
    let voted = Voted {
        member,
        motion: motion.clone(),
        votes,
    };
    voted.publish(env);
    if passes {
        storage::remove_ballot(env, &motion);
        carry_out(env, &terms, &mut state, motion);
    } else {
        storage::set_ballot(env, &motion, ballot);
    }
}

/// Refuses what cannot be decided now. Returns the seat that the motion is about, which has no vote.
fn check_motion(env: &Env, terms: &Terms, state: &State, motion: &Motion) -> Option<u32> {
    if let Motion::Recover(lost, fresh) = motion {
        // Also at the end: what waits in `claim` is of no use to a lost key.
        let started = !matches!(state.status, GroupStatus::Forming | GroupStatus::Drawing);
        ensure(env, started, GroupError::NotActive);
        let is_new = storage::find_seat(env, fresh).is_none();
        ensure(env, is_new, GroupError::AlreadyMember);
        return Some(storage::seat(env, lost));
    }
    ensure_active(env, state);
    match motion {
        Motion::Pause => ensure_may_pause(env, state),
        Motion::Upgrade(code) => {
            let genuine = factory_code(env, &terms.factory) == *code;
            ensure(env, genuine, GroupError::NotGenuine);
        }
        Motion::Veto(member) => {
            let seat = storage::seat(env, member);
            let pending = storage::seat_move(env, seat)
                .is_some_and(|pending| pending.reason == MoveReason::HandOver);
            ensure(env, pending, GroupError::NoProposal);
            return Some(seat);
        }
        Motion::Cancel | Motion::Recover(..) => {}
    }
    None
}

fn carry_out(env: &Env, terms: &Terms, state: &mut State, motion: Motion) {
    match motion {
        Motion::Pause => pause_group(env, &terms.config, state, None),
        Motion::Cancel => cancel_running(env, state),
        Motion::Upgrade(code) => {
            let executable = ContractExecutable::Wasm(code.clone());
            env.deployer().update_current_contract(executable);
            let version = VERSION;
            Upgraded { code, version }.publish(env);
        }
        Motion::Recover(lost, fresh) => {
            let seat = storage::seat(env, &lost);
            begin_recovery(env, seat, lost, fresh);
        }
        Motion::Veto(member) => {
            storage::remove_seat_move(env, storage::seat(env, &member));
            HandOverVetoed { member }.publish(env);
        }
    }
}

/// The code that the factory gives to new groups.
fn factory_code(env: &Env, factory: &Address) -> BytesN<32> {
    let nothing: Vec<Val> = Vec::new(env);
    env.invoke_contract(factory, &Symbol::new(env, "group_code"), nothing)
}
