//! Random lives of a group: after every command the contract must agree with a model that knows
//! only what people may expect, and with a replay of its own events.
//!
//! `AJO_FUZZ_CASES` sets how many lives (64 unless told), `AJO_WASM=1` takes the built contracts.
//! With `-- --nocapture` it tells how many commands were played and what they led to.

mod command;
mod compare;
mod documented;
mod lives;
mod model;
mod play;
mod powers;
mod replay;

use std::collections::{BTreeMap, BTreeSet};

use proptest::test_runner::{Config, FileFailurePersistence, RngAlgorithm, TestRng, TestRunner};

use command::life;
use play::{play, COMMANDS, REFUSED};
use replay::SEEN;

fn config(cases: u32) -> Config {
    Config {
        cases,
        max_shrink_iters: 2_000,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fuzz/regressions.txt"
        )))),
        ..Config::default()
    }
}

fn live(mut runner: TestRunner) {
    let outcome = runner.run(&life(), |life| {
        play(life);
        Ok(())
    });
    println!("{} commands", COMMANDS.get());
    for counted in [&SEEN, &REFUSED] {
        counted.with_borrow(|counted| {
            for (name, times) in counted {
                println!("{times:>9} {name}");
            }
        });
    }
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

#[test]
fn whatever_people_do_the_group_keeps_its_word() {
    let cases = std::env::var("AJO_FUZZ_CASES").ok();
    let cases = cases.map_or(64, |cases| {
        cases.parse().expect("AJO_FUZZ_CASES is a number")
    });
    live(TestRunner::new(config(cases)));
}

/// Lives that are the same each time. Between them they meet whatever a group publishes and refuses with, so that the
/// dice cannot quietly stop throwing something.
#[test]
fn lives_meet_everything_that_may_happen() {
    let dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    live(TestRunner::new_with_rng(config(FIXED_LIVES), dice));
    let (events, errors) = documented::everything();
    SEEN.with_borrow(|seen| expect_all(events, seen, &RARELY_PUBLISHED));
    REFUSED.with_borrow(|refused| expect_all(errors, refused, &RARELY_REFUSED));
}

fn expect_all(all: BTreeSet<String>, met: &BTreeMap<String, u64>, rare: &[&str]) {
    let missed = all.iter().filter(|name| !met.contains_key(*name));
    let missed: Vec<_> = missed
        .filter(|name| !rare.contains(&name.as_str()))
        .collect();
    assert!(missed.is_empty(), "no life came to {missed:?}");
}

const FIXED_LIVES: u32 = 128;
/// What so few lives may not come to, or nobody with an honest token and wallet ever does; each has tests of its own.
const RARELY_PUBLISHED: [&str; 2] = ["member_disapproved", "recovery_vetoed"];
const RARELY_REFUSED: [&str; 11] = [
    "AlreadyRevealed",
    "ClaimFirst",
    "DrawNotOver",
    "InvalidBid",
    "InvalidCommitment",
    "InvalidInvitation",
    "InvalidOrder",
    "InvalidToken",
    "Overflow",
    "WrongRulebook",
    "WrongSecret",
];
