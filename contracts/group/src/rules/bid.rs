use ajo_types::{GroupConfig, TurnOrder};
use soroban_sdk::{Address, Bytes, BytesN, Env};

use super::reveal::seal;
use super::{due_at, ensure, ensure_active};
use crate::errors::GroupError;
use crate::events::{AuctionWon, BidRevealed, BidSealed};
use crate::state::State;
use crate::storage;
use crate::types::{AuctionInfo, GroupStatus};

/// At least 65 % of the pot is paid out.
const MAX_DISCOUNT_BPS: u32 = 3_500;

pub fn bid(env: &Env, member: Address, round: u32, sealed: BytesN<32>) {
    let config = storage::terms(env).config;
    let state = storage::state(env);
    let seat = bidder(env, &config, &state, &member, round);
    let open = env.ledger().timestamp() < due_at(&state, config.frequency, round);
    ensure(env, open, GroupError::BidsClosed);
    let may_bid = state.may_change_turn(seat) && state.arrears(seat) == 0;
    ensure(env, may_bid, GroupError::NotAllowed);

    if storage::sealed_bid(env, seat, round).is_none() {
        let mut auction = storage::auction(env, round);
        auction.sealed += 1;
        storage::set_auction(env, round, auction);
    }
    storage::set_sealed_bid(env, seat, round, sealed);
    BidSealed { member, round }.publish(env);
}

pub fn reveal_bid(env: &Env, member: Address, round: u32, discount_bps: u32, salt: BytesN<32>) {
    let config = storage::terms(env).config;
    let state = storage::state(env);
    let seat = bidder(env, &config, &state, &member, round);
    let due_at = due_at(&state, config.frequency, round);
    let open = (due_at..due_at + config.grace).contains(&env.ledger().timestamp());
    ensure(env, open, GroupError::BidsClosed);
    let valid = discount_bps <= MAX_DISCOUNT_BPS;
    ensure(env, valid, GroupError::InvalidBid);
    let mut opened = Bytes::from_array(env, &discount_bps.to_be_bytes());
    opened.append(&salt.into());
    let opened = seal(env, opened, &member);
    let sealed = storage::sealed_bid(env, seat, round);
    let matches = sealed.is_some_and(|sealed| opened == sealed.into());
    ensure(env, matches, GroupError::WrongBid);

    storage::remove_sealed_bid(env, seat);
    let mut auction = storage::auction(env, round);
    let leads = auction.leader.is_none_or(|(leader, highest)| {
        let earlier = state.turn_of(seat) < state.turn_of(leader);
        discount_bps > highest || (discount_bps == highest && earlier)
    });
    if leads {
        auction.leader = Some((seat, discount_bps));
        storage::set_auction(env, round, auction);
    }
    let revealed = BidRevealed {
        member,
        round,
        discount_bps,
    };
    revealed.publish(env);
}

/// The seat of somebody who bids for the current round.
fn bidder(env: &Env, config: &GroupConfig, state: &State, member: &Address, round: u32) -> u32 {
    ensure_active(env, state);
    let is_auction = config.turn_order == TurnOrder::Auction;
    ensure(env, is_auction, GroupError::NotAllowed);
    let seat = storage::seat(env, member);
    ensure(env, round == state.round, GroupError::WrongRound);
    seat
}

/// The auction of the current round; none in other groups.
pub fn auction(env: &Env) -> Option<AuctionInfo> {
    let config = storage::terms(env).config;
    let state = storage::state(env);
    if config.turn_order != TurnOrder::Auction || state.status != GroupStatus::Active {
        return None;
    }
    let round = state.round;
    let seal_by = due_at(&state, config.frequency, round);
    let auction = storage::auction(env, round);
    let (seat, discount_bps) = auction.leader.unzip();
    Some(AuctionInfo {
        round,
        sealed: auction.sealed,
        leader: seat.map(|seat| storage::member_at(env, seat).address),
        discount_bps: discount_bps.unwrap_or(0),
        seal_by,
        reveal_by: seal_by + config.grace,
    })
}

/// Gives the current round's turn to the highest bid; the caller stores the state. Called once per
/// round, as its settlement begins.
pub fn award(env: &Env, state: &mut State) {
    let round = state.round;
    let Some((seat, discount_bps)) = storage::auction(env, round).leader else {
        return;
    };
    state.win_turn(seat);
    state.discount_bps = discount_bps;
    let won = AuctionWon {
        member: storage::member_at(env, seat).address,
        round,
        discount_bps,
        order: Bytes::from_slice(env, state.order.as_slice()),
    };
    won.publish(env);
}
