use crate::GroupConfig;

const BPS: i128 = 10_000;

/// The deposit that secures `rounds` contributions, rounded up.
pub fn deposit_for(config: &GroupConfig, rounds: u32) -> i128 {
    let secured = i128::from(config.deposit_bps) * config.contribution * i128::from(rounds);
    (secured + BPS - 1) / BPS
}
