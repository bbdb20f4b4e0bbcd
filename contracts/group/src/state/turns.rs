//! Who comes when: proposed orders, draws, exchanges, and turns won.

use super::{ByteList, State};
use crate::types::MAX_MEMBERS;

impl State {
    /// Whether a list names every seat taken, once.
    pub fn is_order(&self, order: &ByteList) -> bool {
        let seats = self.order.as_slice().iter();
        let all = |seat: &u8| order.position((*seat).into()).is_some();
        order.len() == self.order.len() && seats.clone().all(all)
    }

    /// Draws the turns: who has revealed a secret is shuffled (Fisher and Yates, from the end; `pick`
    /// answers a number for a place), the others follow, all from the order of seats.
    pub fn draw_order(&mut self, pick: impl Fn(u32) -> u64) {
        let mut order = ByteList::EMPTY;
        for revealed in [true, false] {
            for seat in 0..MAX_MEMBERS {
                let taken = self.order.position(seat).is_some();
                if taken && self.agreed.has(seat) == revealed {
                    order.push(seat);
                }
            }
        }
        for last in (1..self.agreed.count()).rev() {
            let chosen = (pick(last) % u64::from(last + 1)) as u32;
            order.exchange(last, chosen);
        }
        self.order = order;
    }

    /// Exchanges two seats' turns.
    pub fn swap_turns(&mut self, first: u32, second: u32) {
        let (first, second) = (self.turn_of(first), self.turn_of(second));
        self.order.exchange(first - 1, second - 1);
    }

    /// Gives the current turn to a later seat; the others keep their order.
    pub fn win_turn(&mut self, seat: u32) {
        let mut order = ByteList::EMPTY;
        for index in 0..self.order.len() {
            if index + 1 == self.round {
                order.push(seat);
            }
            let other = self.order.get(index);
            if other != seat {
                order.push(other);
            }
        }
        self.order = order;
    }

    /// Whether a seat's turn is still to come and nothing is held against it.
    pub fn may_change_turn(&self, seat: u32) -> bool {
        !self.has_received(seat) && !self.exited.has(seat) && !self.defaulted.has(seat)
    }
}
