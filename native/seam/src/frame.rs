//! The framing of calls: little-endian integers and length-prefixed byte strings, in a fixed order for each call.
//! Whatever has an XDR form travels as XDR inside of it. The TypeScript side is `packages/ledger/src/host/frame.ts`.

use anyhow::{bail, ensure, Context, Result};
use soroban_env_host::{
    xdr::{ReadXdr, WriteXdr},
    DEFAULT_XDR_RW_LIMITS,
};

/// Reads a frame front to back.
pub struct FrameReader<'a> {
    rest: &'a [u8],
}

impl<'a> FrameReader<'a> {
    pub fn new(frame: &'a [u8]) -> Self {
        Self { rest: frame }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        ensure!(self.rest.len() >= length, "the frame ends too early");
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        Ok(taken)
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        Ok(self.take(N)?.try_into()?)
    }

    pub fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub fn flag(&mut self) -> Result<bool> {
        match self.u32()? {
            0 => Ok(false),
            1 => Ok(true),
            other => bail!("a flag cannot be {other}"),
        }
    }

    pub fn bytes(&mut self) -> Result<&'a [u8]> {
        let length = self.u32()? as usize;
        self.take(length)
    }

    pub fn xdr<T: ReadXdr>(&mut self) -> Result<T> {
        T::from_xdr(self.bytes()?, DEFAULT_XDR_RW_LIMITS)
            .with_context(|| format!("not an XDR {}", std::any::type_name::<T>()))
    }

    pub fn option<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<Option<T>> {
        if self.flag()? {
            read(self).map(Some)
        } else {
            Ok(None)
        }
    }

    pub fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let count = self.u32()?;
        (0..count).map(|_| read(self)).collect()
    }

    pub fn end(self) -> Result<()> {
        ensure!(self.rest.is_empty(), "the frame is too long");
        Ok(())
    }
}

/// Writes a frame.
#[derive(Default)]
pub struct FrameWriter {
    frame: Vec<u8>,
}

impl FrameWriter {
    pub fn u32(&mut self, value: u32) {
        self.frame.extend_from_slice(&value.to_le_bytes());
    }

    pub fn u64(&mut self, value: u64) {
        self.frame.extend_from_slice(&value.to_le_bytes());
    }

    pub fn i64(&mut self, value: i64) {
        self.frame.extend_from_slice(&value.to_le_bytes());
    }

    pub fn flag(&mut self, value: bool) {
        self.u32(value.into());
    }

    pub fn bytes(&mut self, value: &[u8]) {
        self.u32(value.len() as u32);
        self.frame.extend_from_slice(value);
    }

    pub fn xdr(&mut self, value: &impl WriteXdr) -> Result<()> {
        self.bytes(&value.to_xdr(DEFAULT_XDR_RW_LIMITS)?);
        Ok(())
    }

    pub fn xdr_list(&mut self, values: &[impl WriteXdr]) -> Result<()> {
        self.u32(values.len() as u32);
        values.iter().try_for_each(|value| self.xdr(value))
    }

    pub fn optional_xdr(&mut self, value: Option<&impl WriteXdr>) -> Result<()> {
        self.flag(value.is_some());
        value.map_or(Ok(()), |value| self.xdr(value))
    }

    pub fn finish(self) -> Vec<u8> {
        self.frame
    }
}
