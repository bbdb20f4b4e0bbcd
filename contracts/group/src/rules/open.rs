use ajo_types::GroupConfig;
use soroban_sdk::{panic_with_error, token, Address, Env, String};

use super::join::seat_newcomer;
use crate::errors::GroupError;
use crate::events::GroupOpened;
use crate::state::State;
use crate::storage;
use crate::types::{Terms, MAX_MEMBERS};

const MAX_NAME_BYTES: usize = 64;
const MIN_FREQUENCY: u64 = 60;
/// 366 days.
const MAX_FREQUENCY: u64 = 31_622_400;

pub fn open(
    env: &Env,
    factory: Address,
    organiser: Address,
    config: GroupConfig,
    organiser_joins: bool,
) {
    if let Err(error) = validate(env, &config) {
        panic_with_error!(env, error);
    }
    let terms = Terms {
        config: config.clone(),
        factory: factory.clone(),
        organiser: organiser.clone(),
    };
    storage::set_terms(env, &terms);
    let mut state = State::forming();
    let opened = GroupOpened {
        organiser: organiser.clone(),
        config,
        factory,
    };
    opened.publish(env);
    if organiser_joins {
        seat_newcomer(env, &mut state, organiser);
    }
    storage::set_state(env, &state);
}

fn validate(env: &Env, config: &GroupConfig) -> Result<(), GroupError> {
    if !is_name(&config.name) {
        return Err(GroupError::InvalidName);
    }
    // The largest sum the rules can form: every contribution of every round.
    let everything = i128::from(MAX_MEMBERS * MAX_MEMBERS);
    if config.contribution <= 0 || config.contribution.checked_mul(everything).is_none() {
        return Err(GroupError::InvalidContribution);
    }
    if !(MIN_FREQUENCY..=MAX_FREQUENCY).contains(&config.frequency) {
        return Err(GroupError::InvalidFrequency);
    }
    if config.grace > config.frequency / 4 {
        return Err(GroupError::InvalidGrace);
    }
    if !(2..=MAX_MEMBERS).contains(&config.max_members) {
        return Err(GroupError::InvalidMaxMembers);
    }
    if !is_token(env, &config.token) {
        return Err(GroupError::InvalidToken);
    }
    Ok(())
}

/// Readable everywhere the name travels: a database refuses NUL, a log line breaks on newlines.
fn is_name(name: &String) -> bool {
    let len = name.len() as usize;
    if len == 0 || len > MAX_NAME_BYTES {
        return false;
    }
    let mut buffer = [0; MAX_NAME_BYTES];
    let bytes = &mut buffer[..len];
    name.copy_into_slice(bytes);
    core::str::from_utf8(bytes).is_ok() && !bytes.iter().any(u8::is_ascii_control)
}

/// A contract that answers `decimals`. Asked whether it exists first: calling an address without
/// a contract would end this call instead of failing it.
fn is_token(env: &Env, token: &Address) -> bool {
    token.exists() && matches!(token::Client::new(env, token).try_decimals(), Ok(Ok(_)))
}
