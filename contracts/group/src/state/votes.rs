use super::{Seats, State};
use crate::types::GroupStatus;

impl State {
    /// Who has a say: every seat that has not left, and of those that have, whom the others still
    /// owe the vacated round.
    pub fn electorate(&self) -> Seats {
        let mut voters = Seats::NONE;
        for index in 0..self.member_count() {
            let seat = self.order.get(index);
            let turn = index + 1;
            let is_creditor = turn > self.settled() && self.owing(turn).next().is_some();
            if !self.exited.has(seat) || is_creditor {
                voters.insert(seat);
            }
        }
        voters
    }

    /// Ends a running group: what is paid for rounds not settled is given back.
    pub fn cancel(&mut self) {
        for index in 0..self.member_count() {
            let seat = self.order.get(index);
            let ahead = self.paid_ahead(seat);
            if ahead > 0 {
                self.credit(seat, ahead);
            }
        }
        self.status = GroupStatus::Cancelled;
    }
}
