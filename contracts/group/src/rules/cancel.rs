use soroban_sdk::{Address, Bytes, Env};

use super::share_out::share_out;
use super::{ensure, ensure_forming};
use crate::errors::GroupError;
use crate::events::GroupCancelled;
use crate::state::State;
use crate::storage;
use crate::types::GroupStatus;

pub fn cancel(env: &Env, by: Address) {
    let terms = storage::terms(env);
    let mut state = storage::state(env);
    ensure_forming(env, &state);
    let start_by = terms.config.start_by;
    let overdue = start_by != 0 && env.ledger().timestamp() > start_by;
    let may_cancel = overdue || by == terms.organiser;
    ensure(env, may_cancel, GroupError::NotOrganiser);

    state.status = GroupStatus::Cancelled;
    storage::set_state(env, &state);
    let cancelled = GroupCancelled {
        gap: None,
        share: 0,
        dust: 0,
        sharers: Bytes::new(env),
    };
    cancelled.publish(env);
}

/// Ends a running group, as all have voted.
pub fn cancel_running(env: &Env, state: &mut State) {
    state.cancel();
    let completion = share_out(env, state);
    storage::set_state(env, state);
    let cancelled = GroupCancelled {
        gap: completion.gap,
        share: completion.share,
        dust: completion.dust,
        sharers: Bytes::from_slice(env, completion.sharers.as_slice()),
    };
    cancelled.publish(env);
}
