//! What applying takes from the network's settings.

use anyhow::{anyhow, bail, ensure, Context, Result};
use seam::settings::Settings;
use soroban_env_host::{
    budget::Budget,
    fees::{
        compute_rent_write_fee_per_1kb, FeeConfiguration, RentFeeConfiguration,
        RentWriteFeeConfiguration,
    },
    xdr::{ConfigSettingEntry, ConfigSettingId, ContractCostParams, StateArchivalSettings},
    LedgerInfo,
};

pub struct Network {
    pub fees: FeeConfiguration,
    pub rent_fees: RentFeeConfiguration,
    tx_memory_limit: u32,
    cpu_cost_params: ContractCostParams,
    memory_cost_params: ContractCostParams,
    archival: StateArchivalSettings,
}

macro_rules! setting {
    ($settings:ident, $name:ident) => {
        match $settings.get(&ConfigSettingId::$name) {
            Some(ConfigSettingEntry::$name(setting)) => setting.clone(),
            _ => bail!("the setting {} is missing", stringify!($name)),
        }
    };
}

impl Network {
    pub fn from_settings(settings: &Settings) -> Result<Self> {
        let compute = setting!(settings, ContractComputeV0);
        let ledger_cost = setting!(settings, ContractLedgerCostV0);
        let ledger_cost_ext = setting!(settings, ContractLedgerCostExtV0);
        let archival = setting!(settings, StateArchival);
        let rent_write_fees = RentWriteFeeConfiguration {
            state_target_size_bytes: ledger_cost.soroban_state_target_size_bytes,
            rent_fee_1kb_state_size_low: ledger_cost.rent_fee1_kb_soroban_state_size_low,
            rent_fee_1kb_state_size_high: ledger_cost.rent_fee1_kb_soroban_state_size_high,
            state_size_rent_fee_growth_factor: ledger_cost.soroban_state_rent_fee_growth_factor,
        };
        let state_size = average_state_size(&setting!(settings, LiveSorobanStateSizeWindow))?;
        Ok(Self {
            fees: FeeConfiguration {
                fee_per_instruction_increment: compute.fee_rate_per_instructions_increment,
                fee_per_disk_read_entry: ledger_cost.fee_disk_read_ledger_entry,
                fee_per_write_entry: ledger_cost.fee_write_ledger_entry,
                fee_per_disk_read_1kb: ledger_cost.fee_disk_read1_kb,
                fee_per_write_1kb: ledger_cost_ext.fee_write1_kb,
                fee_per_historical_1kb: setting!(settings, ContractHistoricalDataV0)
                    .fee_historical1_kb,
                fee_per_contract_event_1kb: setting!(settings, ContractEventsV0)
                    .fee_contract_events1_kb,
                fee_per_transaction_size_1kb: setting!(settings, ContractBandwidthV0)
                    .fee_tx_size1_kb,
            },
            rent_fees: RentFeeConfiguration {
                fee_per_rent_1kb: compute_rent_write_fee_per_1kb(state_size, &rent_write_fees),
                fee_per_write_1kb: ledger_cost_ext.fee_write1_kb,
                fee_per_write_entry: ledger_cost.fee_write_ledger_entry,
                persistent_rent_rate_denominator: archival.persistent_rent_rate_denominator,
                temporary_rent_rate_denominator: archival.temp_rent_rate_denominator,
            },
            tx_memory_limit: compute.tx_memory_limit,
            cpu_cost_params: setting!(settings, ContractCostParamsCpuInstructions),
            memory_cost_params: setting!(settings, ContractCostParamsMemoryBytes),
            archival,
        })
    }

    pub fn fill_ttl_limits(&self, ledger: &mut LedgerInfo) {
        ledger.min_temp_entry_ttl = self.archival.min_temporary_ttl;
        ledger.min_persistent_entry_ttl = self.archival.min_persistent_ttl;
        ledger.max_entry_ttl = self.archival.max_entry_ttl;
    }

    /// A budget of `instructions` and the network's memory limit.
    pub fn budget(&self, instructions: u32) -> Result<Budget> {
        Budget::try_from_configs(
            instructions.into(),
            self.tx_memory_limit.into(),
            self.cpu_cost_params.clone(),
            self.memory_cost_params.clone(),
        )
        .map_err(|error| anyhow!(error))
        .context("the cost parameters of the settings make no budget")
    }
}

fn average_state_size(window: &[u64]) -> Result<i64> {
    ensure!(!window.is_empty(), "the window of state sizes is empty");
    let sum = window
        .iter()
        .fold(0_u64, |sum, size| sum.saturating_add(*size));
    Ok(i64::try_from(sum / window.len() as u64)?)
}
