//! What a world is made of before anybody acts.

use ajo_group::{Admission, StartRule, TurnOrder};
use soroban_sdk::testutils::{EnvTestConfig, Ledger as _, LedgerInfo};
use soroban_sdk::{BytesN, Env};

pub const FACTORY_WASM: &[u8] = include_bytes!("../../artifacts/ajo_factory.wasm");
pub const GROUP_WASM: &[u8] = include_bytes!("../../artifacts/ajo_group.wasm");

/// When every world begins, in Unix seconds.
pub const START_TIME: u64 = 1_800_000_000;
/// What everybody owns at first: 1,000,000 with 7 decimals.
pub const WEALTH: i128 = 10_000_000_000_000;

const DAY: u64 = 86_400;

/// The terms a test cares about; the rest are a plain monthly group of three.
#[derive(Clone, Debug)]
pub struct Plan {
    pub name: std::string::String,
    pub contribution: i128,
    pub frequency: u64,
    pub grace: u64,
    pub max_members: u32,
    pub start_rule: StartRule,
    pub organiser_joins: bool,
    pub start_by: u64,
    pub turn_order: TurnOrder,
    pub admission: Admission,
    pub deposit_bps: u32,
    pub late_fee_bps: u32,
    pub reserve_fee_bps: u32,
    pub default_after: u32,
    pub rulebook: [u8; 32],
    /// Somebody's name.
    pub deputy: Option<&'static str>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            name: "Ikeja traders".into(),
            contribution: 1_000_000_000,
            frequency: 30 * DAY,
            grace: 2 * DAY,
            max_members: 3,
            start_rule: StartRule::ByOrganiser,
            organiser_joins: false,
            start_by: 0,
            turn_order: TurnOrder::Joining,
            admission: Admission::Open,
            deposit_bps: 0,
            late_fee_bps: 0,
            reserve_fee_bps: 0,
            default_after: 0,
            rulebook: [0; 32],
            deputy: None,
        }
    }
}

/// A host with the network's lifetimes that writes no snapshot files.
pub fn new_env() -> Env {
    let env = Env::new_with_config(EnvTestConfig {
        capture_snapshot_at_drop: false,
    });
    env.ledger().set(LedgerInfo {
        timestamp: START_TIME,
        sequence_number: 1_000_000,
        protocol_version: env.ledger().get().protocol_version,
        min_persistent_entry_ttl: 120_960,
        min_temp_entry_ttl: 720,
        max_entry_ttl: 3_110_400,
        ..Default::default()
    });
    env
}

pub fn upload_group(env: &Env) -> BytesN<32> {
    env.deployer().upload_contract_wasm(GROUP_WASM)
}
