use soroban_sdk::{BytesN, Env};

use super::{get, remove, set, Key};

/// How a round's auction stands.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Auction {
    pub sealed: u32,
    /// The seat that leads, and its discount in basis points.
    pub leader: Option<(u32, u32)>,
}

/// A round nobody has bid in has an empty auction; an earlier round's is forgotten.
pub fn auction(env: &Env, round: u32) -> Auction {
    let stored: Option<(u32, u32, u32, u32)> = get(env, &Key::Auction);
    match stored {
        Some((of, sealed, leader, bps)) if of == round => Auction {
            sealed,
            leader: leader.checked_sub(1).map(|seat| (seat, bps)),
        },
        _ => Auction::default(),
    }
}

pub fn set_auction(env: &Env, round: u32, auction: Auction) {
    let (leader, bps) = auction.leader.map_or((0, 0), |(seat, bps)| (seat + 1, bps));
    set(env, &Key::Auction, &(round, auction.sealed, leader, bps));
}

/// A seat's sealed bid in this round: one of an earlier round is of no use.
pub fn sealed_bid(env: &Env, seat: u32, round: u32) -> Option<BytesN<32>> {
    let stored: Option<(u32, BytesN<32>)> = get(env, &Key::Bid(seat));
    let stored = stored.filter(|(of, _)| *of == round);
    stored.map(|(_, sealed)| sealed)
}

pub fn set_sealed_bid(env: &Env, seat: u32, round: u32, sealed: BytesN<32>) {
    set(env, &Key::Bid(seat), &(round, sealed));
}

pub fn remove_sealed_bid(env: &Env, seat: u32) {
    remove(env, &Key::Bid(seat));
}
