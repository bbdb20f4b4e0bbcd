use super::{ByteList, State};

/// How the reserve is shared out at the end.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Completion {
    /// What each sharer gets.
    pub share: i128,
    /// What the last of them gets besides.
    pub dust: i128,
    /// Seats in good standing, in turn order.
    pub sharers: ByteList,
    /// The last of them, or the last in line when there are none.
    pub heir: u32,
}

impl State {
    /// Shares the reserve among those who owe nothing, are not in default and have not left. Later
    /// fees of late payers go to the heir.
    pub fn share_reserve(&mut self) -> Completion {
        let mut sharers = ByteList::EMPTY;
        for index in 0..self.member_count() {
            let seat = self.order.get(index);
            let good = !self.exited.has(seat) && !self.defaulted.has(seat);
            if good && self.arrears(seat) == 0 {
                sharers.push(seat);
            }
        }
        let (share, heir) = match sharers.len() {
            0 => (0, self.order.get(self.member_count() - 1)),
            count => (self.reserve / i128::from(count), sharers.get(count - 1)),
        };
        if share > 0 {
            for &seat in sharers.as_slice() {
                self.sharers.insert(seat.into());
            }
        }
        let dust = self.reserve - share * i128::from(sharers.len());
        self.reserve = 0;
        self.share = share;
        self.heir = heir;
        Completion {
            share,
            dust,
            sharers,
            heir,
        }
    }
}
