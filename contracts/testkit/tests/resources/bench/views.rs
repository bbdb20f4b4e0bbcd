//! What is only read.

use super::{Bench, Cost};

impl Bench {
    pub fn info(&mut self) -> Cost {
        self.refresh();
        self.group.info();
        self.cost()
    }

    pub fn members(&mut self) -> Cost {
        self.refresh();
        self.group.members();
        self.cost()
    }

    pub fn rounds(&mut self) -> Cost {
        self.refresh();
        self.group.rounds();
        self.cost()
    }

    pub fn round_price(&mut self) -> Cost {
        self.refresh();
        self.group.round_price();
        self.cost()
    }

    pub fn move_of(&mut self) -> Cost {
        self.refresh();
        self.group.move_of(self.partner());
        self.cost()
    }

    pub fn auction(&mut self) -> Cost {
        self.refresh();
        self.group.auction();
        self.cost()
    }
}
