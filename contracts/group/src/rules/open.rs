use ajo_types::{check_terms, GroupConfig};
use soroban_sdk::{panic_with_error, Address, Env};

use super::join::seat_newcomer;
use crate::errors::GroupError;
use crate::events::GroupOpened;
use crate::state::State;
use crate::storage;
use crate::types::Terms;

pub fn open(
    env: &Env,
    factory: Address,
    organiser: Address,
    config: GroupConfig,
    organiser_joins: bool,
) {
    if let Err(fault) = check_terms(env, &config) {
        panic_with_error!(env, GroupError::from(fault));
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
