//! The group's changing state as plain values: every question about turns, payments and pots is
//! answered here without a host.

use crate::types::{GroupStatus, MAX_MEMBERS};

/// Up to one byte per member, in place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ByteList {
    bytes: [u8; MAX_MEMBERS as usize],
    len: u32,
}

impl ByteList {
    pub const EMPTY: Self = Self {
        bytes: [0; MAX_MEMBERS as usize],
        len: 0,
    };

    /// Takes `len` bytes of `bytes`; the rest is ignored.
    pub fn new(bytes: [u8; MAX_MEMBERS as usize], len: u32) -> Self {
        Self { bytes, len }
    }

    pub fn len(&self) -> u32 {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.len as usize]
    }

    pub fn get(&self, index: u32) -> u32 {
        self.as_slice()[index as usize].into()
    }

    /// Every value is below 256: seats, rounds and counts are at most `MAX_MEMBERS`.
    pub fn set(&mut self, index: u32, value: u32) {
        let len = self.len as usize;
        self.bytes[..len][index as usize] = value as u8;
    }

    pub fn push(&mut self, value: u32) {
        self.len += 1;
        self.set(self.len - 1, value);
    }

    pub fn remove(&mut self, index: u32) {
        let (index, len) = (index as usize, self.len as usize);
        self.bytes.copy_within(index + 1..len, index);
        self.len -= 1;
    }

    pub fn position(&self, value: u32) -> Option<u32> {
        let found = self.as_slice().iter().position(|&b| u32::from(b) == value);
        found.map(|index| index as u32)
    }
}

/// Where the group is, who sits where, who has paid what, and how each settled round ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct State {
    pub status: GroupStatus,
    pub round: u32,
    pub started_at: u64,
    pub order: ByteList,
    pub paid: ByteList,
    pub payouts: ByteList,
    pub missing: ByteList,
}

/// How a round closes, counted in contributions.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Settlement {
    pub round: u32,
    /// The recipient's seat.
    pub recipient: u32,
    /// Rounds of arrears taken out of the pot for those they are owed to: `first_arrears..`.
    pub first_arrears: u32,
    pub arrears: u32,
    /// Whether the recipient's own contribution to this round was set off too.
    pub own_set_off: bool,
    /// What goes to the recipient.
    pub payout: u32,
    /// Contributions nobody paid.
    pub missing: u32,
}

impl State {
    pub fn forming() -> Self {
        Self {
            status: GroupStatus::Forming,
            round: 0,
            started_at: 0,
            order: ByteList::EMPTY,
            paid: ByteList::EMPTY,
            payouts: ByteList::EMPTY,
            missing: ByteList::EMPTY,
        }
    }

    pub fn member_count(&self) -> u32 {
        self.order.len()
    }

    pub fn total_rounds(&self) -> u32 {
        match self.status {
            GroupStatus::Forming => 0,
            GroupStatus::Active | GroupStatus::Completed => self.order.len(),
        }
    }

    /// Rounds that are settled: 0..=n.
    pub fn settled(&self) -> u32 {
        self.payouts.len()
    }

    /// Gives a newcomer the lowest free seat and the last turn.
    pub fn take_seat(&mut self) -> u32 {
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
        if let Some(turn) = self.order.position(seat) {
            self.order.remove(turn);
        }
    }

    pub fn start(&mut self, now: u64) {
        self.status = GroupStatus::Active;
        self.round = 1;
        self.started_at = now;
    }

    pub fn recipient_of(&self, round: u32) -> u32 {
        self.order.get(round - 1)
    }

    pub fn has_paid(&self, seat: u32, round: u32) -> bool {
        self.paid.get(seat) >= round
    }

    /// How many have paid a round. Seats that were left count as paid up to 0.
    pub fn payers_of(&self, round: u32) -> u32 {
        let paid = self.paid.as_slice().iter();
        paid.filter(|&&paid| u32::from(paid) >= round).count() as u32
    }

    /// Closes the current round. What the recipient owes from earlier rounds is taken out of the
    /// pot first, oldest first and at most `max_arrears` of it; when nothing older is owed, their
    /// own contribution is set off; the rest of the pot is theirs.
    pub fn settle(&mut self, max_arrears: u32) -> Settlement {
        let round = self.round;
        let recipient = self.recipient_of(round);
        let pot = self.payers_of(round);
        let paid = self.paid.get(recipient);
        let others = pot - u32::from(paid >= round);

        let owed = (round - 1).saturating_sub(paid);
        let arrears = owed.min(others).min(max_arrears);
        let own_set_off = paid + arrears == round - 1;
        self.paid
            .set(recipient, paid + arrears + u32::from(own_set_off));

        let settlement = Settlement {
            round,
            recipient,
            first_arrears: paid + 1,
            arrears,
            own_set_off,
            payout: pot - arrears,
            missing: self.member_count() - pot - u32::from(own_set_off),
        };
        self.payouts.push(settlement.payout);
        self.missing.push(settlement.missing);
        if round == self.member_count() {
            self.status = GroupStatus::Completed;
        } else {
            self.round = round + 1;
        }
        settlement
    }
}
