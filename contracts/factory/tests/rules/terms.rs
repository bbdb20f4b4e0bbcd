//! A group's terms are refused by name where they enter, and leave nothing behind.

use ajo_factory::{FactoryError, GroupConfig};
use ajo_testkit::Failure;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, Bytes, String};

use crate::bench::Bench;

impl Bench {
    #[track_caller]
    fn assert_refused(&self, expected: FactoryError, change: impl FnOnce(&mut GroupConfig)) {
        let mut config = self.config();
        change(&mut config);
        let (organiser, count) = (Address::generate(&self.env), self.factory.group_count());
        let refused = self.create_with(&organiser, 1, config);
        assert_eq!(refused, Err(Failure::Named(expected)));
        assert_eq!(self.factory.group_count(), count);
    }

    #[track_caller]
    fn assert_taken(&self, change: impl FnOnce(&mut GroupConfig)) {
        let mut config = self.config();
        change(&mut config);
        self.create_with(&Address::generate(&self.env), 1, config)
            .unwrap();
    }
}

#[test]
fn names_are_one_to_64_bytes_of_printable_utf8() {
    let bench = Bench::new();
    let env = bench.env.clone();
    for good in ["A", "Àjọ Ìyá Ọlọ́jà", "積立", &"x".repeat(64)] {
        let name = String::from_str(&env, good);
        bench.assert_taken(|c| c.name = name);
    }
    for bad in ["", &"x".repeat(65), "two\nlines", "nul\0", "\u{7f}"] {
        let name = String::from_str(&env, bad);
        bench.assert_refused(FactoryError::InvalidName, |c| c.name = name);
    }
    let broken = Bytes::from_array(&env, &[0xc3, 0x28]).to_string();
    bench.assert_refused(FactoryError::InvalidName, |c| c.name = broken);
}

#[test]
fn the_token_must_be_a_contract_that_tells_its_decimals() {
    let bench = Bench::new();
    let nothing = Address::generate(&bench.env);
    bench.assert_refused(FactoryError::InvalidToken, |c| c.token = nothing);
    let account = "GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7";
    let account = Address::from_str(&bench.env, account);
    bench.assert_refused(FactoryError::InvalidToken, |c| c.token = account);
    let admin = Address::generate(&bench.env);
    let asset = bench.env.register_stellar_asset_contract_v2(admin);
    let account = asset.issuer().address();
    bench.assert_refused(FactoryError::InvalidToken, |c| c.token = account);
    let no_token = bench.factory.address.clone();
    bench.assert_refused(FactoryError::InvalidToken, |c| c.token = no_token);
}

#[test]
fn contributions_are_above_zero_and_every_sum_of_them_fits() {
    let bench = Bench::new();
    for bad in [0, -1, i128::MIN, i128::MAX, i128::MAX / 100_000_000 + 1] {
        bench.assert_refused(FactoryError::InvalidContribution, |c| c.contribution = bad);
    }
    bench.assert_taken(|c| c.contribution = i128::MAX / 100_000_000);
}

#[test]
fn rounds_last_a_minute_to_a_leap_year() {
    let bench = Bench::new();
    for bad in [0, 59, 31_622_401, u64::MAX] {
        bench.assert_refused(FactoryError::InvalidFrequency, |c| {
            c.frequency = bad;
            c.grace = 0;
        });
    }
    for good in [60, 31_622_400] {
        bench.assert_taken(|c| {
            c.frequency = good;
            c.grace = good / 4;
        });
    }
}

#[test]
fn grace_is_at_most_a_quarter_of_a_round() {
    let bench = Bench::new();
    for bad in [604_800 / 4 + 1, u64::MAX] {
        bench.assert_refused(FactoryError::InvalidGrace, |c| c.grace = bad);
    }
    for good in [0, 604_800 / 4] {
        bench.assert_taken(|c| c.grace = good);
    }
}

#[test]
fn groups_take_two_to_fifty_members() {
    let bench = Bench::new();
    for bad in [0, 1, 51, u32::MAX] {
        bench.assert_refused(FactoryError::InvalidMaxMembers, |c| c.max_members = bad);
    }
    for good in [2, 50] {
        bench.assert_taken(|c| c.max_members = good);
    }
}
