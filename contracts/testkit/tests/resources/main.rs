//! What each call costs in the built contracts, compared with RESOURCES.md and with the network's
//! limits. `AJO_UPDATE=1 cargo test --test resources` writes the table anew.

mod bench;

use std::fmt::Write as _;
use std::path::Path;

use bench::{Bench, Cost};

const SIZES: [usize; 3] = [3, 12, 50];
/// Rounds of arrears one call passes on.
const MAX_FORWARDS: u32 = 8;
/// What one call pays at most, a late round counted three times.
const MAX_WEIGHT: u32 = 50;

struct Row {
    call: &'static str,
    members: usize,
    cost: Cost,
}

/// The rows in the order of a group's life, for each size.
fn measure() -> Vec<Row> {
    let mut rows = Vec::new();
    for members in SIZES {
        let mut row = |call, cost| {
            rows.push(Row {
                call,
                members,
                cost,
            })
        };
        let (mut bench, created) = Bench::create(members);
        row("create_group", created);
        row("join, the last seat", bench.join_everyone());
        row("start", bench.start());
        bench.everyone_else_pays();
        row("contribute", bench.contribute(1));
        row("settle_round, nobody late", bench.settle());
        let rounds_left = bench.rounds_left();
        row("contribute, all ahead", bench.contribute(rounds_left));
        row("info", bench.info());
        row("members", bench.members());
        row("rounds", bench.rounds());
        bench.age();
        row("extend_ttl", bench.extend_ttl());

        let mut bench = Bench::started(members);
        bench.everyone_pays();
        bench.freeze_first_recipient();
        row("settle_round, recipient frozen", bench.settle());
        row("claim", bench.thaw_and_claim());

        let mut bench = Bench::started(members);
        row("settle_round, nobody paid", bench.settle_overdue());
        bench.settle_overdue();
        row("contribute, one late round", bench.contribute_late(1));

        let mut bench = Bench::started(members);
        let late = MAX_FORWARDS.min(members as u32 - 1);
        bench.everyone_else_settles(late);
        row(
            "contribute, most late rounds, rest ahead",
            bench.contribute_late((members as u32).min(MAX_WEIGHT - 2 * late)),
        );

        let mut bench = Bench::started(members);
        row(
            "settle_round, most arrears set off",
            bench.settle_most_arrears(),
        );

        let mut bench = Bench::started(members);
        row("exit, everybody else paid ahead", bench.exit());

        let mut bench = Bench::secured(members);
        row("deposit", bench.deposit());
        bench.everyone_else_orders();
        row("set_standing_order", bench.set_standing_order());
        row("settle_round, most draws", bench.settle_overdue());

        let mut bench = Bench::secured(members);
        row(
            "settle_round, everybody defaults, last call",
            bench.settle_in_slices(),
        );
    }
    rows
}

fn table(rows: &[Row]) -> String {
    let mut table = String::from(HEADING);
    for row in rows {
        let Cost {
            instructions,
            memory,
            reads,
            writes,
            write_bytes,
            event_bytes,
            fee,
        } = row.cost;
        let (call, members) = (row.call, row.members);
        let (cpu, memory) = (instructions as f64 / 1e6, memory / 1024);
        writeln!(
            table,
            "| {call} | {members} | {cpu:.2} | {memory} | {reads} | {writes} | {write_bytes} | {event_bytes} | {fee} |"
        )
        .unwrap();
    }
    table
}

const HEADING: &str = "# What each call costs

Metered by the host (protocol 28) running the built contracts with the code cached, on a Stellar asset, signed by the
transaction's own account. Entries are Soroban entries and the payer's trustline. The fee is in stroops at mainnet's
rates of July 2026, without rent and without the transaction's size. Written by `AJO_UPDATE=1 cargo test --test resources`,
compared by `cargo test`.

| call | members | CPU M | memory KiB | entries read | entries written | bytes written | event bytes | fee |
|---|---|---|---|---|---|---|---|---|
";

fn cost_of<'a>(rows: &'a [Row], call: &'a str) -> impl Iterator<Item = &'a Cost> {
    rows.iter()
        .filter(move |row| row.call == call)
        .map(|row| &row.cost)
}

#[test]
fn every_call_costs_what_the_table_says_and_fits_the_network() {
    let rows = measure();
    for row in &rows {
        let Cost {
            instructions,
            reads,
            writes,
            write_bytes,
            event_bytes,
            ..
        } = row.cost;
        let fits = instructions < 100_000_000
            && reads + writes <= 100
            && writes <= 50
            && write_bytes <= 132_096
            && event_bytes <= 16_384;
        // `members` of 50 is read by simulation; every call that is ever sent must fit.
        assert!(
            fits,
            "{} at {} members: {:?}",
            row.call, row.members, row.cost
        );
    }

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../RESOURCES.md");
    let table = table(&rows);
    if std::env::var_os("AJO_UPDATE").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == table,
        "RESOURCES.md is out of date: AJO_UPDATE=1 cargo test --test resources\n{table}"
    );

    let contribute: Vec<_> = cost_of(&rows, "contribute").collect();
    let [smallest, .., largest] = contribute.as_slice() else {
        panic!("contribute is measured at every size");
    };
    assert_eq!(smallest.writes, largest.writes);
    let instructions = largest.instructions;
    assert!(instructions <= 1_100_000, "contribute takes {instructions}");
    let growth = largest.instructions as f64 / smallest.instructions as f64;
    assert!(growth < 1.05, "contribute grows with the group: {growth}");
}
