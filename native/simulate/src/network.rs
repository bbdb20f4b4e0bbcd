//! The settings in the form in which simulation loads them: as a ledger.

use anyhow::Result;
use seam::settings::Settings;
use soroban_env_host::{
    storage::{EntryWithLiveUntil, SnapshotSource},
    xdr::{LedgerEntry, LedgerEntryData, LedgerEntryExt, LedgerKey},
    HostError,
};
use soroban_simulation::NetworkConfig;
use std::rc::Rc;

struct SettingsLedger(Settings);

impl SnapshotSource for SettingsLedger {
    fn get(&self, key: &Rc<LedgerKey>) -> Result<Option<EntryWithLiveUntil>, HostError> {
        let LedgerKey::ConfigSetting(key) = key.as_ref() else {
            return Ok(None);
        };
        Ok(self.0.get(&key.config_setting_id).map(|setting| {
            let entry = LedgerEntry {
                last_modified_ledger_seq: 0,
                data: LedgerEntryData::ConfigSetting(setting.clone()),
                ext: LedgerEntryExt::V0,
            };
            (Rc::new(entry), None)
        }))
    }
}

pub fn from_settings(settings: Settings) -> Result<NetworkConfig> {
    NetworkConfig::load_from_snapshot(&SettingsLedger(settings))
}
