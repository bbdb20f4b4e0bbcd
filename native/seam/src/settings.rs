//! The network's settings, and the ledger a call runs in.

use crate::frame::FrameReader;
use anyhow::Result;
use soroban_env_host::{
    xdr::{ConfigSettingEntry, ConfigSettingId},
    LedgerInfo,
};
use std::collections::BTreeMap;

pub type Settings = BTreeMap<ConfigSettingId, ConfigSettingEntry>;

/// Reads all `ConfigSettingEntry`s.
pub fn read_settings(mut frame: FrameReader) -> Result<Settings> {
    let settings = frame.list(|frame| frame.xdr::<ConfigSettingEntry>())?;
    frame.end()?;
    let by_id = settings
        .into_iter()
        .map(|setting| (setting.discriminant(), setting));
    Ok(by_id.collect())
}

/// Reads the ledger a call runs in, but for its TTL limits, which come from the settings.
pub fn read_ledger_info(frame: &mut FrameReader) -> Result<LedgerInfo> {
    Ok(LedgerInfo {
        protocol_version: frame.u32()?,
        sequence_number: frame.u32()?,
        timestamp: frame.u64()?,
        network_id: frame.array()?,
        base_reserve: frame.u32()?,
        ..LedgerInfo::default()
    })
}
