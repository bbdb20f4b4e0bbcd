//! The ledger's entries as simulation sees them: asked for one by one through an import.

use anyhow::{ensure, Result};
use seam::frame::FrameReader;
use soroban_env_host::{
    storage::{EntryWithLiveUntil, SnapshotSource},
    xdr::{LedgerEntry, LedgerKey, ScErrorCode, ScErrorType, WriteXdr},
    HostError, DEFAULT_XDR_RW_LIMITS,
};
use std::rc::Rc;

#[link(wasm_import_module = "ledger")]
extern "C" {
    /// Looks an entry up by the XDR of its key. Answers the address of a block made with `alloc`, which the caller then owns:
    /// the length of what follows (u32), `LedgerEntry` XDR, and the optional live-until ledger.
    /// Address 0 says that there is no such entry, `LOOKUP_FAILED` that the look-up threw.
    fn get_entry(key: *const u8, key_length: usize) -> usize;
}

const LOOKUP_FAILED: usize = usize::MAX;

pub struct CallerSnapshot;

impl SnapshotSource for CallerSnapshot {
    fn get(&self, key: &Rc<LedgerKey>) -> Result<Option<EntryWithLiveUntil>, HostError> {
        look_up(key).map_err(|_| (ScErrorType::Storage, ScErrorCode::InternalError).into())
    }
}

fn look_up(key: &LedgerKey) -> Result<Option<EntryWithLiveUntil>> {
    let key = key.to_xdr(DEFAULT_XDR_RW_LIMITS)?;
    // SAFETY: `key` lives through the call, which only reads it.
    let address = unsafe { get_entry(key.as_ptr(), key.len()) };
    if address == 0 {
        return Ok(None);
    }
    ensure!(address != LOOKUP_FAILED, "the look-up failed");
    // SAFETY: the import answers with a block from `alloc`, whose length it wrote in front, and gives it up.
    let block = unsafe {
        let length = (address as *const u32).read_unaligned() as usize + size_of::<u32>();
        Vec::from_raw_parts(address as *mut u8, length, length)
    };
    let mut frame = FrameReader::new(&block[size_of::<u32>()..]);
    let entry = frame.xdr::<LedgerEntry>()?;
    let live_until = frame.option(FrameReader::u32)?;
    Ok(Some((Rc::new(entry), live_until)))
}
