use ajo_group::events::Contributed;
use ajo_group::types::ContributionKind;
use ajo_testkit::{Plan, World};

use crate::expected::paid;

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];
const FOUR: [&str; 4] = ["Ada", "Bayo", "Chidi", "Dede"];

/// 5 % for the reserve, 10 % when late.
fn with_fees() -> Plan {
    Plan {
        reserve_fee_bps: 500,
        late_fee_bps: 1_000,
        ..Plan::default()
    }
}

/// Half of what is owed after receiving is deposited; in default with two rounds unpaid.
fn softly_secured() -> Plan {
    Plan {
        contribution: 1_000,
        deposit_bps: 5_000,
        default_after: 2,
        ..Plan::default()
    }
}

#[test]
fn each_contribution_brings_the_reserve_its_fee() {
    let world = World::started(&THREE, with_fees());
    assert_eq!(world.group.round_price(), C + C / 20);
    world.contribute("Bayo");
    world.assert_events(&[&Contributed {
        fee: Some(C / 20),
        ..paid(&world, "Bayo", 1, ContributionKind::Paid)
    }]);
    assert_eq!(world.gain("Bayo"), -C - C / 20);
    assert_eq!(world.info().reserve, C / 20);
}

#[test]
fn fees_are_rounded_down() {
    let world = World::started(
        &THREE,
        Plan {
            contribution: 19,
            ..with_fees()
        },
    );
    world.contribute("Bayo");
    assert_eq!((world.gain("Bayo"), world.info().reserve), (-19, 0));
}

#[test]
fn the_reserve_helps_every_round_left_alike_and_gets_its_help_back() {
    let world = World::started(&THREE, with_fees());
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.settle();
    // The reserve held two fees of 0.05 c; a third of them helps this first of three rounds.
    let help = 2 * (C / 20) / 3;
    assert_eq!(world.round(1).payout, 2 * C + help);
    assert_eq!(world.round(1).short, C - help);
    assert_eq!(world.info().reserve, 2 * (C / 20) - help);

    // Late: c and both fees; Ada gets what she still lacks, the reserve its help.
    world.contribute("Chidi");
    assert_eq!(world.gain("Chidi"), -C - C / 20 - C / 10);
    assert_eq!(world.gain("Ada"), 3 * C - C - C / 20);
    assert_eq!(world.round(1).short, 0);
    assert_eq!(world.info().reserve, 3 * (C / 20) + C / 10);
}

#[test]
fn the_reserve_is_shared_at_the_end_by_those_in_good_standing_down_to_the_last_unit() {
    let plan = Plan {
        contribution: 1_000_000_010,
        ..with_fees()
    };
    let world = World::started(&THREE, plan);
    for _ in 1..=3 {
        world.contribute_all(&THREE);
        world.settle();
    }
    // Nine fees of 50,000,000 divide by three.
    assert_eq!(world.info().reserve, 0);
    for name in THREE {
        assert_eq!(world.claim(name), 3 * 50_000_000);
        assert_eq!(world.gain(name), 0);
    }
    assert_eq!(world.escrow(), 0);
}

#[test]
fn what_does_not_divide_goes_to_the_last_in_line() {
    let plan = Plan {
        contribution: 20,
        ..with_fees()
    };
    let world = World::started(&["Ada", "Bayo"], plan);
    world.contribute_all(&["Ada", "Bayo"]);
    world.settle();
    world.contribute("Ada");
    world.jump_past_grace(2);
    world.settle();
    // Bayo's own round was set off: four fees of one unit each, less nothing.
    assert_eq!(world.claim("Ada") + world.claim("Bayo"), 4);
    assert_eq!(world.escrow(), 0);
}

#[test]
fn the_reserve_left_at_the_end_goes_first_to_those_who_are_short() {
    let world = World::started(&FOUR, softly_secured());
    // Ada stops paying after her turn. Her deposit of 1500 pays round 2; in default with round 4, she
    // forfeits the rest, which comes too late to help a round.
    world.contribute_all(&FOUR);
    world.settle();
    for round in 2..=4 {
        world.contribute_all(&["Bayo", "Chidi", "Dede"]);
        world.jump_past_grace(round);
        world.settle();
    }
    let shorts = [3, 4].map(|round| world.round(round).short);
    assert_eq!(shorts, [750, 750]);
    for name in ["Bayo", "Chidi", "Dede"] {
        world.claim(name);
    }
    // Bayo, whose round was whole, gains nothing by it.
    assert_eq!(FOUR.map(|name| world.gain(name)), [1_500, 0, -750, -750]);
    // What is still owed to Chidi and Dede is what they are short of, no more.
    world.contribute("Ada");
    assert_eq!((world.gain("Chidi"), world.round(3).short), (0, 0));
}

#[test]
fn who_is_short_but_owes_others_is_not_made_up_for() {
    let world = World::started(&FOUR, softly_secured());
    world.contribute_all(&FOUR);
    world.settle();
    for round in 2..=4 {
        let payers: &[&str] = match round {
            4 => &["Bayo", "Dede"],
            _ => &["Bayo", "Chidi", "Dede"],
        };
        world.contribute_all(payers);
        world.jump_past_grace(round);
        world.settle();
    }
    // Ada's rest of 500 is Dede's; Chidi is short of what Ada has not paid, and owes Dede.
    let shorts = [3, 4].map(|round| world.round(round).short);
    assert_eq!(shorts, [1_000, 1_500]);
    assert_eq!(world.claim("Bayo"), 1_000);
    assert_eq!(world.member("Chidi").claimable, 0);
}

#[test]
fn a_fee_paid_after_the_end_can_be_taken_out_by_the_last_in_good_standing() {
    let world = World::started(&THREE, with_fees());
    for round in 1..=3 {
        world.contribute_all(&["Bayo", "Chidi"]);
        world.jump_past_grace(round);
        world.settle();
    }
    // The reserve has helped with all it had.
    assert_eq!((world.escrow(), world.info().reserve), (0, 0));
    let before = world.balance("Chidi");
    world.contribute("Ada");
    world.contribute("Ada");
    world.claim("Chidi");
    assert!(world.balance("Chidi") > before);
    assert_eq!((world.escrow(), world.info().reserve), (0, 0));
}
