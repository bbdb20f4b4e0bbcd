use ajo_types::{check_terms, Entry, GroupConfig};
use soroban_sdk::{Address, Env};

use super::fail;
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
    organiser_entry: Entry,
) {
    if let Err(fault) = check_terms(env, &organiser, &config) {
        fail(env, GroupError::from(fault));
    }
    let terms = Terms {
        deputy: config.deputy.clone(),
        config: config.clone(),
        factory: factory.clone(),
        organiser: organiser.clone(),
        organiser_seen_at: env.ledger().timestamp(),
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
        // The factory has taken the deposit.
        seat_newcomer(env, &terms.config, &mut state, organiser, organiser_entry);
    }
    storage::set_state(env, &state);
}
