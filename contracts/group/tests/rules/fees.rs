use ajo_group::events::Contributed;
use ajo_group::types::ContributionKind;
use ajo_testkit::{Plan, World};

use crate::expected::paid;

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

/// 5 % for the reserve, 10 % when late.
fn with_fees() -> Plan {
    Plan {
        reserve_fee_bps: 500,
        late_fee_bps: 1_000,
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
