//! The network's settings, and the ledger a call runs in.

use crate::frame::FrameReader;
use anyhow::{anyhow, Context, Result};
use soroban_env_host::{
    budget::Budget,
    storage::{EntryWithLiveUntil, SnapshotSource},
    xdr::{
        ConfigSettingEntry, ConfigSettingId, LedgerEntry, LedgerEntryData, LedgerEntryExt,
        LedgerKey,
    },
    HostError, LedgerInfo,
};
use soroban_simulation::NetworkConfig;
use std::{collections::BTreeMap, rc::Rc};

/// The settings as a ledger, because that is what `NetworkConfig` loads from.
struct SettingsLedger(BTreeMap<ConfigSettingId, Rc<LedgerEntry>>);

impl SnapshotSource for SettingsLedger {
    fn get(&self, key: &Rc<LedgerKey>) -> Result<Option<EntryWithLiveUntil>, HostError> {
        let LedgerKey::ConfigSetting(setting) = key.as_ref() else {
            return Ok(None);
        };
        let entry = self.0.get(&setting.config_setting_id);
        Ok(entry.map(|entry| (entry.clone(), None)))
    }
}

/// Reads all `ConfigSettingEntry`s.
pub fn read_settings(frame: &mut FrameReader) -> Result<NetworkConfig> {
    let settings = frame.list(|frame| frame.xdr::<ConfigSettingEntry>())?;
    let ledger = settings.into_iter().map(|setting| {
        let entry = LedgerEntry {
            last_modified_ledger_seq: 0,
            data: LedgerEntryData::ConfigSetting(setting.clone()),
            ext: LedgerEntryExt::V0,
        };
        (setting.discriminant(), Rc::new(entry))
    });
    NetworkConfig::load_from_snapshot(&SettingsLedger(ledger.collect()))
}

/// Reads the ledger a call runs in; its TTL limits come from the settings.
pub fn read_ledger_info(frame: &mut FrameReader, network: &NetworkConfig) -> Result<LedgerInfo> {
    let mut info = LedgerInfo {
        protocol_version: frame.u32()?,
        sequence_number: frame.u32()?,
        timestamp: frame.u64()?,
        network_id: frame.array()?,
        base_reserve: frame.u32()?,
        ..LedgerInfo::default()
    };
    network.fill_config_fields_in_ledger_info(&mut info);
    Ok(info)
}

/// A budget of `instructions` and the network's memory limit.
pub fn budget(network: &NetworkConfig, instructions: u64) -> Result<Budget> {
    Budget::try_from_configs(
        instructions,
        network.tx_memory_limit.into(),
        network.cpu_cost_params.clone(),
        network.memory_cost_params.clone(),
    )
    .map_err(|error| anyhow!(error))
    .context("the cost parameters of the settings make no budget")
}
