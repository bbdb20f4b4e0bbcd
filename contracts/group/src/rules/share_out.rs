use soroban_sdk::Env;

use super::money::hold;
use crate::state::{ByteList, Completion, State, NO_SHORTS};
use crate::storage;

/// Gives out the reserve at the end; the caller stores the state. Two calls end a group: one copy.
#[inline(never)]
pub fn share_out(env: &Env, state: &mut State) -> Completion {
    // What is short matters only where there is a reserve to make it up.
    let shorts = match state.reserve {
        0 => NO_SHORTS,
        _ => storage::shorts(env, state.settled()),
    };
    let completion = state.share_reserve(&shorts);
    if let Some(gap) = completion.gap {
        make_up(env, state, &completion.sharers, gap);
    }
    if completion.dust > 0 {
        hold(env, completion.heir, completion.dust);
    }
    completion
}

/// Makes up what rounds are short of above the gap. It waits with their recipients' deposits: one
/// entry, however many they are.
fn make_up(env: &Env, state: &mut State, sharers: &ByteList, gap: i128) {
    let mut deposits = storage::deposits(env);
    for &seat in sharers.as_slice() {
        let seat = u32::from(seat);
        let turn = state.turn_of(seat);
        if turn > state.settled() {
            continue;
        }
        let mut record = storage::record(env, turn);
        if record.short > gap {
            deposits.set(seat, deposits.of(seat) + record.short - gap);
            state.deposits.insert(seat);
            record.short = gap;
            storage::set_record(env, turn, &record);
        }
    }
    storage::set_deposits(env, &deposits);
}
