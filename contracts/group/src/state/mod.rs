//! The group's changing state as plain values: every question about turns, payments and pots is
//! answered here without a host.

mod byte_list;
mod close;
mod complete;
mod dues;
mod packed;
mod prices;
mod seats;
mod turns;
mod vacate;
mod votes;

pub use byte_list::ByteList;
pub use close::{Closing, MAX_SET_OFFS};
pub use complete::{Completion, Shorts, NO_SHORTS};
pub use dues::Payment;
pub use packed::PACKED_MAX;
pub use prices::Prices;
pub use seats::Seats;
pub use vacate::Vacancy;

use crate::types::GroupStatus;

/// Where the group is, who sits where, who has paid what.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct State {
    pub status: GroupStatus,
    pub round: u32,
    /// Unix seconds; 0 before the start.
    pub started_at: u64,
    /// Unix seconds; 0 unless turns are drawn.
    pub draw_ends_at: u64,
    /// Unix seconds.
    pub paused_until: u64,
    /// The round in which a pause was last called, plus 1; 0: never.
    pub paused_round: u32,
    /// Whether the current round's settlement has begun: no bid and no cure changes its recipient.
    pub closing: bool,
    /// Turns whose standing orders and deposits this settlement has drawn.
    pub cursor: u32,
    /// The discount at which the current round was won, once closing.
    pub discount_bps: u32,
    /// Whose standing order is on.
    pub standing: Seats,
    /// Who has a deposit.
    pub deposits: Seats,
    pub defaulted: Seats,
    /// Whose turn is vacated: by their choice, or, when also in default, lost.
    pub exited: Seats,
    /// Who has accepted the order, or revealed their secret.
    pub agreed: Seats,
    /// Whose share of the reserve waits since completion.
    pub sharers: Seats,
    /// The seat that gets what divides into no shares, after completion.
    pub heir: u32,
    /// Fees, forfeits and remainders, in the token's smallest unit.
    pub reserve: i128,
    /// What auctions have brought each seat so far.
    pub dividend: i128,
    /// What each of `sharers` gets of the reserve.
    pub share: i128,
    /// Seats in turn order.
    pub order: ByteList,
    /// The last round paid, by seat: rounds are paid oldest first, those not owed are skipped.
    pub paid: ByteList,
    /// Contributions to be given back, by seat.
    pub credits: ByteList,
    /// By round: 0, or 1 + the last turn that still owes it, the others being exempt.
    pub vacated: ByteList,
}

impl State {
    pub fn forming() -> Self {
        Self {
            status: GroupStatus::Forming,
            round: 0,
            started_at: 0,
            draw_ends_at: 0,
            paused_until: 0,
            paused_round: 0,
            closing: false,
            cursor: 0,
            discount_bps: 0,
            standing: Seats::NONE,
            deposits: Seats::NONE,
            defaulted: Seats::NONE,
            exited: Seats::NONE,
            agreed: Seats::NONE,
            sharers: Seats::NONE,
            heir: 0,
            reserve: 0,
            dividend: 0,
            share: 0,
            order: ByteList::EMPTY,
            paid: ByteList::EMPTY,
            credits: ByteList::EMPTY,
            vacated: ByteList::EMPTY,
        }
    }

    pub fn member_count(&self) -> u32 {
        self.order.len()
    }

    /// As many as members, once started.
    pub fn total_rounds(&self) -> u32 {
        match self.started_at {
            0 => 0,
            _ => self.order.len(),
        }
    }

    /// Rounds that are settled: 0..=n.
    pub fn settled(&self) -> u32 {
        match self.status {
            GroupStatus::Completed => self.round,
            _ => self.round.saturating_sub(1),
        }
    }

    /// Gives a newcomer the lowest free seat and the last turn. An order accepted is another now.
    pub fn take_seat(&mut self) -> u32 {
        self.agreed = Seats::NONE;
        let seats = self.order.as_slice().iter();
        let taken = seats.fold(0u64, |taken, &seat| taken | 1 << seat);
        let seat = taken.trailing_ones();
        self.order.push(seat);
        if seat == self.paid.len() {
            self.paid.push(0);
        }
        seat
    }

    pub fn free_seat(&mut self, seat: u32) {
        self.agreed = Seats::NONE;
        if let Some(index) = self.order.position(seat) {
            self.order.remove(index);
        }
        self.standing.remove(seat);
        self.deposits.remove(seat);
    }

    pub fn start(&mut self, now: u64) {
        self.status = GroupStatus::Active;
        self.round = 1;
        self.started_at = now;
        self.agreed = Seats::NONE;
    }

    pub fn recipient_of(&self, round: u32) -> u32 {
        self.order.get(round - 1)
    }

    /// A seat's place in the payout order, 1..n. A seat without one owes and receives nothing.
    pub fn turn_of(&self, seat: u32) -> u32 {
        self.order.position(seat).map_or(0, |index| index + 1)
    }

    /// Whether a seat's turn has been settled.
    pub fn has_received(&self, seat: u32) -> bool {
        self.turn_of(seat) <= self.settled()
    }

    pub fn everyone_agreed(&self) -> bool {
        self.agreed.count() == self.member_count()
    }

    pub fn is_full(&self, max_members: u32) -> bool {
        self.member_count() == max_members
    }
}
