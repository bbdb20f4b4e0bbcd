use ajo_group::events::{MemberCured, MemberDefaulted, RoundSettled, TurnVacated};
use ajo_group::types::{ContributionKind, MemberStatus};
use ajo_group::GroupError;
use ajo_testkit::{Failure, Plan, World};
use soroban_sdk::Bytes;

use crate::expected::{paid_to, settled};

const C: i128 = 1_000_000_000;
const FOUR: [&str; 4] = ["Ada", "Bayo", "Chidi", "Dede"];

/// In default with one settled round unpaid.
fn strict() -> Plan {
    Plan {
        default_after: 1,
        ..Plan::default()
    }
}

#[test]
fn who_defaults_after_receiving_forfeits_the_deposit_and_it_helps_the_later_rounds_alike() {
    let world = World::started(
        &FOUR,
        Plan {
            deposit_bps: 3_333,
            ..strict()
        },
    );
    world.contribute_all(&FOUR);
    world.settle();
    let deposit = world.member("Ada").deposit;
    assert_eq!(deposit, 999_900_000);
    world.contribute_all(&FOUR[1..]);
    world.jump_past_grace(2);
    world.settle();
    assert_eq!(world.member("Ada").status, MemberStatus::Defaulted);
    assert_eq!(world.member("Ada").deposit, 0);
    assert_eq!(world.info().reserve, deposit);

    for round in [3, 4] {
        world.contribute_all(&FOUR[1..]);
        world.jump_past_grace(round);
        world.settle();
        // Half of it for each of the two rounds left.
        assert_eq!(world.round(round).payout, 3 * C + deposit / 2);
    }
    assert_eq!(world.info().reserve, 0);
}

#[test]
fn who_is_in_default_at_their_turn_loses_it_and_gets_back_what_they_paid() {
    let world = World::started(&FOUR, strict());
    world.contribute_all(&FOUR);
    world.settle();
    // Dede has paid Ada and stops.
    world.contribute_all(&FOUR[..3]);
    world.jump_past_grace(2);
    world.settle();
    let defaulted = MemberDefaulted {
        member: world.person("Dede"),
        round: 2,
        received: false,
        forfeited: 0,
    };
    let short = RoundSettled {
        short: C,
        ..settled(&world, 2, "Bayo", 3 * C, 1)
    };
    world.assert_events(&[&defaulted, &short]);

    world.contribute_all(&FOUR[..3]);
    world.jump_past_grace(3);
    world.settle();
    // Bayo has paid the last round ahead of time: it is not owed, and comes back.
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(4);
    world.settle();
    let vacated = TurnVacated {
        member: world.person("Dede"),
        round: 4,
        paid: 1,
        by_choice: false,
        returned: 0,
        credited: Bytes::from_array(&world.env, &[1]),
    };
    let done = crate::expected::nothing_shared(&world, &[0, 1, 2]);
    world.assert_events(&[&vacated, &settled(&world, 4, "Dede", C, 0), &done]);
    assert_eq!(world.claim("Bayo"), C);
    assert_eq!(FOUR.map(|name| world.gain(name)), [0; 4]);
    assert_eq!(world.escrow(), 0);
}

#[test]
fn a_lost_turn_costs_the_late_fees_of_what_was_not_paid() {
    let world = World::started(
        &FOUR,
        Plan {
            late_fee_bps: 1_000,
            ..strict()
        },
    );
    world.contribute_all(&FOUR);
    world.settle();
    for round in [2, 3, 4] {
        let payers = if round == 4 { &FOUR[..1] } else { &FOUR[..3] };
        world.contribute_all(payers);
        world.jump_past_grace(round);
        world.settle();
    }
    assert_eq!(world.gain("Dede"), -2 * (C / 10));
    let shared: i128 = ["Ada", "Bayo", "Chidi"]
        .map(|name| world.claim(name))
        .iter()
        .sum();
    assert_eq!((shared, world.escrow()), (2 * (C / 10), 0));
}

#[test]
fn a_default_is_cured_by_paying_what_is_settled_before_the_turn() {
    let world = World::started(&FOUR, strict());
    world.contribute_all(&FOUR[..3]);
    world.jump_past_grace(1);
    world.settle();
    assert_eq!(world.member("Dede").status, MemberStatus::Defaulted);
    world.contribute("Dede");
    let cured = MemberCured {
        member: world.person("Dede"),
    };
    let late = paid_to(&world, "Dede", 1, ContributionKind::Late, "Ada");
    world.assert_events(&[&late, &cured]);
    for _ in 2..=4 {
        world.contribute_all(&FOUR);
        world.settle();
    }
    assert_eq!(FOUR.map(|name| world.gain(name)), [0; 4]);
}

#[test]
fn after_receiving_a_default_is_cured_only_by_paying_everything() {
    let world = World::started(&FOUR, strict());
    world.contribute_all(&FOUR);
    world.settle();
    world.contribute_all(&FOUR[1..]);
    world.jump_past_grace(2);
    world.settle();
    world.contribute("Ada");
    assert_eq!(world.member("Ada").status, MemberStatus::Defaulted);
    world.try_contribute("Ada", "Ada", 3, 2).unwrap();
    assert_eq!(world.member("Ada").status, MemberStatus::Good);
}

#[test]
fn others_may_cure_a_default_but_nobody_deposits_into_one() {
    let world = World::started(
        &FOUR,
        Plan {
            deposit_bps: 5_000,
            ..strict()
        },
    );
    world.contribute_all(&FOUR[..3]);
    world.jump_past_grace(1);
    world.settle();
    assert_eq!(
        world.try_deposit("Efe", "Dede", 1),
        Err(Failure::Named(GroupError::NotAllowed))
    );
    world.try_contribute("Efe", "Dede", 1, 1).unwrap();
    assert_eq!(world.member("Dede").status, MemberStatus::Good);
}
