use crate::types::MAX_MEMBERS;

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

    /// At most as many as there can be members.
    pub fn of(bytes: &[u8]) -> Self {
        let mut list = Self::EMPTY;
        list.bytes[..bytes.len()].copy_from_slice(bytes);
        list.len = bytes.len() as u32;
        list
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

    /// The value, or 0 beyond the end.
    pub fn get_or_zero(&self, index: u32) -> u32 {
        self.as_slice().get(index as usize).map_or(0, |&b| b.into())
    }

    /// Every value is below 256: seats, rounds and counts are at most `MAX_MEMBERS` + 1.
    pub fn set(&mut self, index: u32, value: u32) {
        let len = self.len as usize;
        self.bytes[..len][index as usize] = value as u8;
    }

    /// Sets, growing with zeroes as far as needed.
    pub fn put(&mut self, index: u32, value: u32) {
        self.len = self.len.max(index + 1);
        self.set(index, value);
    }

    pub fn push(&mut self, value: u32) {
        self.len += 1;
        self.set(self.len - 1, value);
    }

    pub fn remove(&mut self, index: u32) {
        let (index, len) = (index as usize, self.len as usize);
        self.bytes.copy_within(index + 1..len, index);
        self.len -= 1;
        // What `put` grows over must be zero.
        self.bytes[len - 1] = 0;
    }

    pub fn exchange(&mut self, first: u32, second: u32) {
        self.bytes.swap(first as usize, second as usize);
    }

    pub fn position(&self, value: u32) -> Option<u32> {
        let found = self.as_slice().iter().position(|&b| u32::from(b) == value);
        found.map(|index| index as u32)
    }
}
