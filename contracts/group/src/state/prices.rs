use ajo_types::GroupConfig;

/// What one round costs, in the token's smallest unit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Prices {
    pub contribution: i128,
    /// For the reserve, with every contribution.
    pub reserve_fee: i128,
    /// For the reserve, with a contribution whose round is settled.
    pub late_fee: i128,
}

impl Prices {
    pub fn of(config: &GroupConfig) -> Self {
        let fee = |bps: u32| config.contribution * i128::from(bps) / 10_000;
        Self {
            contribution: config.contribution,
            reserve_fee: fee(config.reserve_fee_bps),
            late_fee: fee(config.late_fee_bps),
        }
    }

    pub fn fee(&self, late: bool) -> i128 {
        match late {
            true => self.reserve_fee + self.late_fee,
            false => self.reserve_fee,
        }
    }

    pub fn price(&self, late: bool) -> i128 {
        self.contribution + self.fee(late)
    }
}
