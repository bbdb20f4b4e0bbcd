use super::{ByteList, State};

/// What a vacated turn gives back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Vacancy {
    /// Contributions the seat itself had paid ahead.
    pub returned: u32,
    /// Other seats that get back one contribution each.
    pub credited: ByteList,
}

impl State {
    /// Takes a seat's turn out of the order: from now on it owes nothing, and its round is owed by
    /// those alone whom it has paid, the turns up to `paid`. Whoever else has paid that round, and
    /// the seat itself for rounds after `paid`, gets the contributions back as credits.
    pub fn vacate(&mut self, seat: u32, paid: u32) -> Vacancy {
        let round = self.turn_of(seat);
        let mut credited = ByteList::EMPTY;
        let returned = self.paid_after(seat, paid);
        if returned > 0 {
            self.credit(seat, returned);
        }
        self.exited.insert(seat);
        self.paid.set(seat, paid);
        for index in paid..self.member_count() {
            let other = self.order.get(index);
            if self.owes(index + 1, other, round) && self.has_paid(other, round) {
                self.credit(other, 1);
                credited.push(other);
            }
        }
        self.vacated.put(round - 1, paid + 1);
        Vacancy { returned, credited }
    }

    /// How many rounds after `round` a seat has paid.
    fn paid_after(&self, seat: u32, round: u32) -> u32 {
        let turn = self.turn_of(seat);
        let paid = round + 1..=self.paid.get(seat);
        paid.filter(|&round| self.owes(turn, seat, round)).count() as u32
    }

    /// Contributions paid for rounds not yet settled, of one seat.
    pub fn paid_ahead(&self, seat: u32) -> u32 {
        self.paid_after(seat, self.settled())
    }

    pub fn credit(&mut self, seat: u32, contributions: u32) {
        let before = self.credits.get_or_zero(seat);
        self.credits.put(seat, before + contributions);
    }
}
