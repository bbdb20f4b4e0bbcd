//! What the ledger pays for: resources, and the rent of entries.

use crate::network::Network;
use anyhow::{anyhow, Result};
use seam::frame::{FrameReader, FrameWriter};
use soroban_env_host::{
    e2e_invoke::entry_size_for_rent,
    fees::{
        compute_rent_fee, compute_transaction_resource_fee, LedgerEntryRentChange,
        TransactionResources,
    },
    xdr::{LedgerEntry, ReadXdr},
    DEFAULT_XDR_RW_LIMITS,
};

pub fn resource_fee(network: &Network, mut frame: FrameReader) -> Result<Vec<u8>> {
    let resources = TransactionResources {
        instructions: frame.u32()?,
        disk_read_entries: frame.u32()?,
        write_entries: frame.u32()?,
        disk_read_bytes: frame.u32()?,
        write_bytes: frame.u32()?,
        contract_events_size_bytes: frame.u32()?,
        transaction_size_bytes: frame.u32()?,
    };
    frame.end()?;
    let (non_refundable, refundable) = compute_transaction_resource_fee(&resources, &network.fees);
    let mut answer = FrameWriter::default();
    answer.i64(non_refundable);
    answer.i64(refundable);
    Ok(answer.finish())
}

pub fn rent_fee(network: &Network, mut frame: FrameReader) -> Result<Vec<u8>> {
    let sequence = frame.u32()?;
    let changes = frame.list(|frame| {
        Ok(LedgerEntryRentChange {
            is_persistent: frame.flag()?,
            is_code_entry: frame.flag()?,
            old_size_bytes: frame.u32()?,
            new_size_bytes: frame.u32()?,
            old_live_until_ledger: frame.u32()?,
            new_live_until_ledger: frame.u32()?,
        })
    })?;
    frame.end()?;
    let mut answer = FrameWriter::default();
    answer.i64(compute_rent_fee(&changes, &network.rent_fees, sequence));
    Ok(answer.finish())
}

pub fn rent_size(network: &Network, mut frame: FrameReader) -> Result<Vec<u8>> {
    let encoded = frame.bytes()?;
    frame.end()?;
    let entry = LedgerEntry::from_xdr(encoded, DEFAULT_XDR_RW_LIMITS)?;
    let size = entry_size_for_rent(&network.budget(0)?, &entry, encoded.len() as u32)
        .map_err(|error| anyhow!(error))?;
    let mut answer = FrameWriter::default();
    answer.u32(size);
    Ok(answer.finish())
}
