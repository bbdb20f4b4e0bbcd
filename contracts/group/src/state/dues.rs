//! Who owes which round.

use ajo_types::{deposit_for, GroupConfig};

use super::State;
use crate::errors::GroupError;
use crate::types::GroupStatus;

/// Most rounds of arrears one call passes on. Each costs a token transfer and two events; with
/// more, the worst call of 50 members would not fit a transaction's 16 KiB of events.
const MAX_LATE: u32 = 8;
/// What one call may pay for the same reason, a late round counted three times.
const MAX_WEIGHT: u32 = 50;

/// Rounds that one call pays.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Payment {
    pub last: u32,
    /// How many of them are settled.
    pub late: u32,
}

impl State {
    /// The turns up to which a round is owed: all n, unless it is vacated.
    pub fn owing_turns(&self, round: u32) -> u32 {
        match self.vacated.get_or_zero(round - 1) {
            0 => self.member_count(),
            last => last - 1,
        }
    }

    pub fn is_vacated(&self, round: u32) -> bool {
        self.vacated.get_or_zero(round - 1) != 0
    }

    pub fn owes(&self, turn: u32, seat: u32, round: u32) -> bool {
        !self.exited.has(seat) && turn <= self.owing_turns(round)
    }

    pub fn has_paid(&self, seat: u32, round: u32) -> bool {
        self.paid.get(seat) >= round
    }

    /// The first round after `round` that a seat owes.
    pub fn next_owed_after(&self, seat: u32, round: u32) -> Option<u32> {
        if self.vacated.is_empty() {
            // Everybody owes everything: nothing to search.
            return (round < self.total_rounds()).then_some(round + 1);
        }
        let turn = self.turn_of(seat);
        let mut rounds = round + 1..=self.total_rounds();
        rounds.find(|&round| self.owes(turn, seat, round))
    }

    /// A seat's oldest unpaid round.
    pub fn next_owed(&self, seat: u32) -> Option<u32> {
        self.next_owed_after(seat, self.paid.get(seat))
    }

    /// How many rounds in `first..=last` a seat owes and has not paid.
    fn unpaid_between(&self, seat: u32, first: u32, last: u32) -> u32 {
        let first = first.max(self.paid.get(seat) + 1);
        if self.vacated.is_empty() {
            return (last + 1).saturating_sub(first);
        }
        let turn = self.turn_of(seat);
        let owed = (first..=last).filter(|&round| self.owes(turn, seat, round));
        owed.count() as u32
    }

    /// How many rounds a seat owes and has not paid, settled or not.
    pub fn unpaid(&self, seat: u32) -> u32 {
        self.unpaid_between(seat, 1, self.total_rounds())
    }

    /// How many settled rounds a seat has not paid.
    pub fn arrears(&self, seat: u32) -> u32 {
        self.unpaid_between(seat, 1, self.settled())
    }

    /// How many rounds a seat will owe once its turn is settled.
    pub fn unpaid_after_turn(&self, seat: u32) -> u32 {
        self.unpaid_between(seat, self.turn_of(seat) + 1, self.total_rounds())
    }

    /// The seats that owe a round, in turn order, and whether each has paid it.
    pub fn owing(&self, round: u32) -> impl Iterator<Item = (u32, bool)> + '_ {
        let last = self.owing_turns(round) as usize;
        let seats = self.order.as_slice()[..last].iter();
        let seats = seats.map(|&seat| u32::from(seat));
        let owing = seats.filter(|&seat| !self.exited.has(seat));
        owing.map(move |seat| (seat, self.has_paid(seat, round)))
    }

    pub fn everyone_paid(&self, round: u32) -> bool {
        self.owing(round).all(|(_, paid)| paid)
    }

    /// What paying `rounds` rounds from `round` on comes to.
    pub fn plan_payment(&self, seat: u32, round: u32, rounds: u32) -> Result<Payment, GroupError> {
        let Some(next) = self.next_owed(seat) else {
            return Err(GroupError::NothingOwed);
        };
        if round != next {
            return Err(GroupError::WrongRound);
        }
        if rounds == 0 || rounds > self.unpaid(seat) {
            return Err(GroupError::InvalidRounds);
        }
        let late = self.arrears(seat).min(rounds);
        if late > MAX_LATE || rounds + 2 * late > MAX_WEIGHT {
            return Err(GroupError::InvalidRounds);
        }
        let mut last = round;
        for _ in 1..rounds {
            // As many are owed: counted above.
            last = self.next_owed_after(seat, last).unwrap_or(last);
        }
        Ok(Payment { last, late })
    }

    /// Counts a payment. Returns whether it cures a default: who has received owes everything,
    /// who has not owes what is settled.
    pub fn pay(&mut self, seat: u32, last: u32) -> bool {
        self.paid.set(seat, last);
        let cured = self.defaulted.has(seat)
            && match self.has_received(seat) {
                true => self.unpaid(seat) == 0,
                false => self.arrears(seat) == 0,
            };
        if cured {
            self.defaulted.remove(seat);
        }
        cured
    }

    /// The deposit a seat must have now.
    pub fn required_deposit(&self, config: &GroupConfig, seat: u32) -> i128 {
        let rounds = match self.status {
            GroupStatus::Forming | GroupStatus::Drawing => 1,
            GroupStatus::Cancelled => 0,
            GroupStatus::Active | GroupStatus::Completed => {
                let unpaid = self.unpaid(seat);
                match self.has_received(seat) {
                    true => unpaid,
                    false => unpaid.min(1),
                }
            }
        };
        deposit_for(config, rounds)
    }

    /// What a seat may take out of its deposit.
    pub fn spare_deposit(&self, config: &GroupConfig, seat: u32, deposit: i128) -> i128 {
        // Nothing draws it any more: it waits until what is owed has been paid.
        let locked = self.status == GroupStatus::Completed && self.unpaid(seat) > 0;
        let spare = deposit - self.required_deposit(config, seat);
        if locked || spare < 0 {
            return 0;
        }
        spare
    }

    /// The most a seat could ever be asked to deposit.
    pub fn largest_deposit(&self, config: &GroupConfig, seat: u32) -> i128 {
        let after_turn = deposit_for(config, self.unpaid_after_turn(seat));
        after_turn.max(self.required_deposit(config, seat))
    }
}
