//! What each call costs in the built contracts, compared with RESOURCES.md and with the network's
//! limits. `AJO_UPDATE=1 cargo test --test resources` writes the table anew.

mod bench;

use std::fmt::Write as _;
use std::path::Path;

use ajo_group::{Admission, StartRule, TurnOrder};
use bench::{Bench, Cost, Setting};

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

/// The rows of one group after the other, for each size.
fn measure() -> Vec<Row> {
    let sizes = SIZES.into_iter();
    let all = sizes.flat_map(|members| {
        let costs = [
            forming(members),
            money(members),
            turns(members),
            powers(members),
        ];
        let costs = costs.into_iter().flatten();
        costs.map(move |(call, cost)| Row {
            call,
            members,
            cost,
        })
    });
    all.collect()
}

type Costs = Vec<(&'static str, Cost)>;

/// What it takes to form a group and to start it.
fn forming(members: usize) -> Costs {
    let mut costs = Vec::new();
    let mut row = |call, cost| costs.push((call, cost));

    let (mut bench, created) = Bench::create(members, Setting::PLAIN);
    row("create_group", created);
    bench.others_join();
    row("join, the last seat", bench.join());
    row("start", bench.start());

    let mut bench = Bench::forming(members, Setting::SECURED);
    bench.others_join();
    row("join, with a deposit", bench.join());
    row("leave, with a deposit", bench.leave());
    row("cancel, forming", bench.cancel());

    let by_invitation = Setting {
        admission: Admission::Invitation,
        ..Setting::PLAIN
    };
    let mut bench = Bench::forming(members, by_invitation);
    row("invite", bench.invite());
    row("revoke", bench.revoke());
    let mut bench = Bench::forming(
        members,
        Setting {
            i_organise: false,
            ..by_invitation
        },
    );
    bench.be_invited();
    row("join, invited", bench.join_invited());

    let mut bench = Bench::forming(
        members,
        Setting {
            admission: Admission::Approval,
            ..Setting::PLAIN
        },
    );
    row("approve", bench.approve());
    row("disapprove", bench.disapprove());

    let mut bench = Bench::forming(
        members,
        Setting {
            turn_order: TurnOrder::Fixed,
            start_rule: StartRule::WhenFull,
            ..Setting::PLAIN
        },
    );
    bench.others_join();
    bench.join();
    row("set_order", bench.set_order());
    bench.others_accept_order();
    row("accept_order, the last", bench.accept_order());

    let mut bench = Bench::forming(
        members,
        Setting {
            turn_order: TurnOrder::Random,
            ..Setting::PLAIN
        },
    );
    bench.others_join();
    bench.join();
    row("start, opening the draw", bench.start());
    bench.others_reveal();
    row("reveal", bench.reveal());
    row("draw", bench.draw());
    costs
}

/// Paying, settling, claiming, leaving, and reading.
fn money(members: usize) -> Costs {
    let mut costs = Vec::new();
    let mut row = |call, cost| costs.push((call, cost));

    let mut bench = Bench::started(members, Setting::PLAIN);
    bench.everyone_else_pays();
    row("contribute", bench.contribute(1));
    row("settle_round, nobody late", bench.settle());
    let rounds_left = bench.rounds_left();
    row("contribute, all ahead", bench.contribute(rounds_left));
    row("info", bench.info());
    row("members", bench.members());
    row("rounds", bench.rounds());
    row("round_price", bench.round_price());
    bench.age();
    row("extend_ttl", bench.extend_ttl());

    let mut bench = Bench::started(members, Setting::PLAIN);
    bench.everyone_pays();
    bench.freeze_first_recipient();
    row("settle_round, recipient frozen", bench.settle());
    row("claim", bench.thaw_and_claim());

    let mut bench = Bench::started(members, Setting::PLAIN);
    row("settle_round, nobody paid", bench.settle_overdue());
    bench.settle_overdue();
    row("contribute, one late round", bench.contribute_late(1));

    let mut bench = Bench::started(members, Setting::PLAIN);
    let late = MAX_FORWARDS.min(members as u32 - 1);
    bench.everyone_else_settles(late);
    row(
        "contribute, most late rounds, rest ahead",
        bench.contribute_late((members as u32).min(MAX_WEIGHT - 2 * late)),
    );

    let mut bench = Bench::started(members, Setting::PLAIN);
    row(
        "settle_round, most arrears set off",
        bench.settle_most_arrears(),
    );

    let mut bench = Bench::started(members, Setting::PLAIN);
    row("exit, everybody else paid ahead", bench.exit());

    let mut bench = Bench::started(members, Setting::SECURED);
    row("deposit", bench.deposit());
    bench.everyone_else_orders();
    row("set_standing_order", bench.set_standing_order());
    row("settle_round, most draws", bench.settle_overdue());

    let mut bench = Bench::started(members, Setting::SECURED);
    row(
        "settle_round, everybody defaults, last call",
        bench.settle_in_slices(),
    );

    let mut bench = Bench::started(members, Setting::STRICT);
    row(
        "settle_round, the last, making up every gap",
        bench.settle_last_with_gaps(),
    );
    costs
}

/// Turns and seats that change hands.
fn turns(members: usize) -> Costs {
    let mut costs = Vec::new();
    let mut row = |call, cost| costs.push((call, cost));

    let mut bench = Bench::started(members, Setting::PLAIN);
    row("swap, the other signing apart", bench.swap());

    let mut bench = Bench::started(
        members,
        Setting {
            i_organise: false,
            i_join: false,
            ..Setting::SECURED
        },
    );
    row(
        "propose_hand_over, the member signing apart",
        bench.propose_hand_over(),
    );
    row("move_of", bench.move_of());
    row(
        "complete_hand_over, for a price",
        bench.complete_hand_over(),
    );

    let mut bench = Bench::started(
        members,
        Setting {
            i_organise: false,
            i_join: false,
            ..Setting::SECURED
        },
    );
    bench.others_vote_to_recover_partner();
    row("complete_recovery", bench.complete_recovery());

    let mut bench = Bench::started(
        members,
        Setting {
            turn_order: TurnOrder::Auction,
            ..Setting::PLAIN
        },
    );
    bench.everyone_pays();
    row("bid", bench.bid());
    bench.others_bid();
    row("reveal_bid", bench.reveal_bid());
    row("auction", bench.auction());
    row("settle_round, an auction", bench.settle_overdue());
    costs
}

/// Votes, and leading.
fn powers(members: usize) -> Costs {
    let mut costs = Vec::new();
    let mut row = |call, cost| costs.push((call, cost));

    let mut bench = Bench::started(members, Setting::PLAIN);
    row("vote, the first", bench.vote(Bench::pausing));
    let mut bench = Bench::started(members, Setting::PLAIN);
    bench.half_vote(Bench::pausing);
    row("vote, that pauses", bench.vote(Bench::pausing));
    bench.others_ask_to_recover();
    row("vote, that begins a recovery", bench.vote_to_recover());
    row("veto_recovery, signed apart", bench.veto_recovery());
    bench.others_vote(Bench::upgrading);
    row("vote, that upgrades", bench.vote(Bench::upgrading));
    bench.everyone_pays();
    bench.others_vote(Bench::ending);
    row("vote, that ends the group", bench.vote(Bench::ending));

    let mut bench = Bench::started(members, Setting::PLAIN);
    row("pause", bench.pause());
    row("stay", bench.stay());
    row("set_deputy", bench.set_deputy());
    row("succeed, signed apart", bench.succeed());
    costs
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

/// What the network lets one transaction do: testnet's settings at protocol 28.
mod limits {
    pub const INSTRUCTIONS: i64 = 100_000_000;
    pub const MEMORY: i64 = 41_943_040;
    pub const ENTRIES: u32 = 100;
    pub const WRITES: u32 = 50;
    pub const WRITE_BYTES: u32 = 132_096;
    pub const EVENT_BYTES: u32 = 16_384;
}

const HEADING: &str = "# What each call costs

Metered by the host (protocol 28) running the built contracts with the code cached, on a Stellar asset, signed by the
transaction's own account; where a call is signed apart, one more account signs. Entries are Soroban entries, accounts and
trustlines. The fee is in stroops at mainnet's rates of July 2026, without rent and without the transaction's size. Written by
`AJO_UPDATE=1 cargo test --test resources`, compared by `cargo test`.

One transaction may take 100 M instructions, 40,960 KiB of memory, 100 entries, 50 of them written, 132,096 bytes written and
16,384 bytes of events (testnet's settings at protocol 28). The same test checks that every call fits.

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
            memory,
            reads,
            writes,
            write_bytes,
            event_bytes,
            ..
        } = row.cost;
        let fits = instructions <= limits::INSTRUCTIONS
            && memory <= limits::MEMORY
            && reads + writes <= limits::ENTRIES
            && writes <= limits::WRITES
            && write_bytes <= limits::WRITE_BYTES
            && event_bytes <= limits::EVENT_BYTES;
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
