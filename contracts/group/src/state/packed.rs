//! The state as bytes: one small entry that a payment rewrites, whatever the number of members.
//! Big-endian, in the order written here; a list is its length in one byte, then its bytes.

use super::{ByteList, Seats, State};
use crate::types::{GroupStatus, MAX_MEMBERS};

const NUMBERS: usize = 128;
/// The longest packed state.
pub const PACKED_MAX: usize = NUMBERS + 4 * (1 + MAX_MEMBERS as usize);

impl State {
    /// Writes the state to the front of a buffer. Returns how many bytes it takes.
    pub fn pack(&self, buffer: &mut [u8; PACKED_MAX]) -> usize {
        let mut out = Writer { buffer, at: 0 };
        out.put(&[
            self.status as u8,
            self.round as u8,
            self.cursor as u8,
            self.closing.into(),
            self.heir as u8,
            self.paused_round as u8,
        ]);
        out.put(&(self.discount_bps as u16).to_be_bytes());
        for number in [
            self.started_at,
            self.draw_ends_at,
            self.paused_until,
            self.standing.0,
            self.deposits.0,
            self.defaulted.0,
            self.exited.0,
            self.agreed.0,
            self.sharers.0,
        ] {
            out.put(&number.to_be_bytes());
        }
        for amount in [self.reserve, self.dividend, self.share] {
            out.put(&amount.to_be_bytes());
        }
        for list in [&self.order, &self.paid, &self.credits, &self.vacated] {
            out.put(&[list.len() as u8]);
            out.put(list.as_slice());
        }
        out.at
    }

    /// Reads what `pack` wrote.
    pub fn unpack(buffer: &[u8; PACKED_MAX]) -> Self {
        let mut input = Reader { buffer, at: 0 };
        let mut state = Self::forming();
        state.status = status_of(input.byte());
        state.round = input.byte().into();
        state.cursor = input.byte().into();
        state.closing = input.byte() != 0;
        state.heir = input.byte().into();
        state.paused_round = input.byte().into();
        state.discount_bps = u32::from(input.byte()) << 8 | u32::from(input.byte());
        for number in [
            &mut state.started_at,
            &mut state.draw_ends_at,
            &mut state.paused_until,
        ] {
            *number = input.number();
        }
        for seats in [
            &mut state.standing,
            &mut state.deposits,
            &mut state.defaulted,
            &mut state.exited,
            &mut state.agreed,
            &mut state.sharers,
        ] {
            *seats = Seats(input.number());
        }
        for amount in [&mut state.reserve, &mut state.dividend, &mut state.share] {
            *amount = i128::from(input.number() as i64) << 64 | i128::from(input.number());
        }
        for list in [
            &mut state.order,
            &mut state.paid,
            &mut state.credits,
            &mut state.vacated,
        ] {
            *list = input.list();
        }
        state
    }
}

fn status_of(byte: u8) -> GroupStatus {
    match byte {
        0 => GroupStatus::Forming,
        1 => GroupStatus::Active,
        2 => GroupStatus::Completed,
        3 => GroupStatus::Drawing,
        _ => GroupStatus::Cancelled,
    }
}

struct Writer<'a> {
    buffer: &'a mut [u8; PACKED_MAX],
    at: usize,
}

impl Writer<'_> {
    fn put(&mut self, bytes: &[u8]) {
        self.buffer[self.at..][..bytes.len()].copy_from_slice(bytes);
        self.at += bytes.len();
    }
}

struct Reader<'a> {
    buffer: &'a [u8; PACKED_MAX],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        self.at += 1;
        self.buffer[self.at - 1]
    }

    fn number(&mut self) -> u64 {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&self.buffer[self.at..][..8]);
        self.at += 8;
        u64::from_be_bytes(bytes)
    }

    fn list(&mut self) -> ByteList {
        let len = usize::from(self.byte());
        let list = ByteList::of(&self.buffer[self.at..][..len]);
        self.at += len;
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_state_is_read_back_as_it_was() {
        let mut state = State::forming();
        for _ in 0..MAX_MEMBERS {
            state.take_seat();
        }
        state.start(u64::MAX - 3);
        state.status = GroupStatus::Cancelled;
        state.draw_ends_at = 5;
        state.paused_until = 6;
        state.paused_round = 51;
        state.closing = true;
        state.cursor = 49;
        state.discount_bps = 3_500;
        state.standing = Seats(u64::MAX);
        state.sharers = Seats(1);
        state.reserve = i128::MAX;
        state.dividend = -7;
        state.share = 1 << 64;
        state.credits.put(49, 3);
        state.vacated.put(2, 50);
        let mut buffer = [0; PACKED_MAX];
        assert_eq!(state.pack(&mut buffer), PACKED_MAX - 47);
        assert_eq!(State::unpack(&buffer), state);
    }
}
