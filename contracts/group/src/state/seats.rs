/// A set of seats: one bit each.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Seats(pub u64);

impl Seats {
    pub const NONE: Self = Self(0);

    pub fn has(self, seat: u32) -> bool {
        self.0 >> seat & 1 == 1
    }

    pub fn insert(&mut self, seat: u32) {
        self.0 |= 1 << seat;
    }

    pub fn remove(&mut self, seat: u32) {
        self.0 &= !(1 << seat);
    }

    pub fn set(&mut self, seat: u32, member: bool) {
        match member {
            true => self.insert(seat),
            false => self.remove(seat),
        }
    }

    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
