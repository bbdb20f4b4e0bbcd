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

use std::sync::atomic::Ordering;

use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};

use command::life;
use play::{play, COMMANDS};
use replay::SEEN;

fn cases() -> u32 {
    let cases = std::env::var("AJO_FUZZ_CASES").ok();
    cases.map_or(64, |cases| {
        cases.parse().expect("AJO_FUZZ_CASES is a number")
    })
}

#[test]
fn whatever_people_do_the_group_keeps_its_word() {
    let config = Config {
        cases: cases(),
        max_shrink_iters: 2_000,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fuzz/regressions.txt"
        )))),
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&life(), |life| {
        play(life);
        Ok(())
    });
    println!("{} commands", COMMANDS.load(Ordering::Relaxed));
    for (event, times) in SEEN.lock().unwrap().iter() {
        println!("{times:>9} {event}");
    }
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}
