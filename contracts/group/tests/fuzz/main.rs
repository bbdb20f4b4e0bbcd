//! Random lives of a group: after every command the contract must agree with a model that knows
//! only what people may expect, and with a replay of its own events.
//!
//! `AJO_FUZZ_CASES` sets how many lives (64 unless told), `AJO_WASM=1` takes the built contracts.

mod command;
mod model;
mod play;
mod replay;

use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence};

use command::life;
use play::play;

fn cases() -> u32 {
    let cases = std::env::var("AJO_FUZZ_CASES").ok();
    cases.map_or(64, |cases| {
        cases.parse().expect("AJO_FUZZ_CASES is a number")
    })
}

proptest! {
    #![proptest_config(Config {
        cases: cases(),
        max_shrink_iters: 2_000,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fuzz/regressions.txt"
        )))),
        ..Config::default()
    })]

    #[test]
    fn whatever_people_do_the_group_keeps_its_word(life in life()) {
        play(life);
    }
}
