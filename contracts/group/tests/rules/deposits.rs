use ajo_group::events::DepositAdded;
use ajo_group::types::ContributionKind;
use ajo_group::GroupError;
use ajo_testkit::{Failure, Plan, World, WEALTH};

use crate::expected::{paid, settled};

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

/// A deposit of half of what is still owed after receiving.
fn half() -> Plan {
    Plan {
        deposit_bps: 5_000,
        ..Plan::default()
    }
}

#[test]
fn joining_takes_the_deposit_for_one_contribution_and_leaving_gives_it_back() {
    let world = World::new(half());
    world.join("Bayo");
    assert_eq!((world.gain("Bayo"), world.escrow()), (-C / 2, C / 2));
    assert_eq!(world.member("Bayo").deposit, C / 2);
    assert_eq!(world.member("Bayo").claimable, 0);
    world.try_leave("Bayo").unwrap();
    assert_eq!((world.gain("Bayo"), world.escrow()), (0, 0));
}

#[test]
fn who_cannot_pay_the_deposit_takes_no_seat() {
    let world = World::new(Plan {
        contribution: WEALTH * 3,
        ..half()
    });
    assert!(matches!(world.try_join("Bayo"), Err(Failure::Foreign(_))));
    assert_eq!((world.info().member_count, world.escrow()), (0, 0));
}

#[test]
fn an_organiser_who_joins_while_creating_pays_a_deposit_too() {
    let world = World::new(Plan {
        organiser_joins: true,
        ..half()
    });
    assert_eq!((world.gain("Ada"), world.escrow()), (-C / 2, C / 2));
    assert_eq!(world.member("Ada").deposit, C / 2);
}

#[test]
fn a_payout_is_held_back_as_far_as_the_deposit_lacks_and_released_as_rounds_are_paid() {
    let world = World::started(&THREE, half());
    world.contribute_all(&THREE);
    world.settle();
    // Ada owes two more rounds: a deposit of c, of which she has half.
    world.assert_events(&[&ajo_group::events::RoundSettled {
        amount: 3 * C - C / 2,
        kept: C / 2,
        ..settled(&world, 1, "Ada", 0, 0)
    }]);
    assert_eq!(world.round(1).payout, 3 * C);
    assert_eq!(world.member("Ada").deposit, C);
    assert_eq!(
        world.try_claim("Ada"),
        Err(Failure::Named(GroupError::NothingHeld))
    );
    world.contribute("Ada");
    assert_eq!(world.claim("Ada"), C / 2);
    world.contribute("Ada");
    assert_eq!(world.claim("Ada"), C / 2);
    assert_eq!(world.gain("Ada"), 0);
}

#[test]
fn a_whole_life_gives_every_deposit_back() {
    let world = World::started(&THREE, half());
    for _ in 1..=3 {
        world.contribute_all(&THREE);
        world.settle();
    }
    for name in THREE {
        world.claim(name);
        assert_eq!(world.gain(name), 0);
    }
    assert_eq!(world.escrow(), 0);
}

#[test]
fn settlement_draws_whole_prices_out_of_the_deposit_of_who_has_not_paid() {
    let world = World::started(
        &THREE,
        Plan {
            deposit_bps: 10_000,
            ..Plan::default()
        },
    );
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.settle();
    let drawn = paid(&world, "Chidi", 1, ContributionKind::FromDeposit);
    // Ada's deposit must secure two rounds now; she has one.
    let closed = ajo_group::events::RoundSettled {
        amount: 2 * C,
        kept: C,
        ..settled(&world, 1, "Ada", 0, 0)
    };
    world.assert_events(&[&drawn, &closed]);
    assert_eq!(world.member("Chidi").deposit, 0);
    assert_eq!(world.round(1).missing, 0);
}

#[test]
fn a_deposit_can_be_raised_to_the_most_that_could_be_asked_and_no_further() {
    let world = World::started(&THREE, half());
    let ada = "Ada";
    // Two rounds after her turn: c at half of 2 c, of which she has half a c.
    for bad in [0, -1, C / 2 + 1, i128::MAX] {
        let refused = world.try_deposit(ada, ada, bad);
        assert_eq!(refused, Err(Failure::Named(GroupError::InvalidDeposit)));
    }
    world.try_deposit("Efe", ada, C / 2).unwrap();
    world.assert_events(&[&DepositAdded {
        member: world.person(ada),
        payer: Some(world.person("Efe")),
        amount: C / 2,
    }]);
    assert_eq!(world.member(ada).deposit, C);
    world.contribute_all(&THREE);
    world.settle();
    assert_eq!(world.gain(ada), 2 * C - C / 2);
}

#[test]
fn a_deposit_of_who_owes_waits_until_all_is_paid_even_after_the_end() {
    let world = World::started(
        &THREE,
        Plan {
            deposit_bps: 2_500,
            ..Plan::default()
        },
    );
    for round in 1..=3 {
        world.contribute_all(&["Bayo", "Chidi"]);
        world.jump_past_grace(round);
        world.settle();
    }
    // Too small for a whole price, it was never drawn.
    assert_eq!(world.member("Ada").deposit, C / 2);
    while world.member("Ada").next_round > 0 {
        assert_eq!(world.member("Ada").claimable, 0);
        world.contribute("Ada");
    }
    for name in THREE {
        if world.member(name).claimable > 0 {
            world.claim(name);
        }
        assert_eq!(world.gain(name), 0);
    }
    assert_eq!(world.escrow(), 0);
}
