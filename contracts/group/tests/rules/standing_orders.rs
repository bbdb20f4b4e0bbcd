use ajo_group::types::{ContributionKind, MemberStatus};
use ajo_testkit::{Plan, World};

use crate::expected::{paid, paid_to, settled};

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

fn on(world: &World, name: &str, amount: i128) {
    world.allow(name, amount);
    world.try_standing_order(name, true).unwrap();
}

#[test]
fn settlement_draws_who_has_a_standing_order_and_has_not_paid() {
    let world = World::started(&THREE, Plan::default());
    on(&world, "Chidi", 10 * C);
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.settle();
    world.assert_events(&[
        &paid(&world, "Chidi", 1, ContributionKind::StandingOrder),
        &settled(&world, 1, "Ada", 3 * C, 0),
    ]);
    assert_eq!(world.gain("Chidi"), -C);
}

#[test]
fn an_allowance_without_the_order_or_an_order_without_the_allowance_draws_nothing() {
    let world = World::started(&THREE, Plan::default());
    world.allow("Bayo", 10 * C);
    world.try_standing_order("Chidi", true).unwrap();
    world.contribute("Ada");
    world.jump_past_grace(1);
    world.settle();
    assert_eq!((world.gain("Bayo"), world.gain("Chidi")), (0, 0));
    assert_eq!(world.round(1).missing, 2);
}

#[test]
fn a_standing_order_that_failed_pays_its_arrears_first_when_it_can() {
    let world = World::started(&THREE, Plan::default());
    on(&world, "Chidi", C - 1);
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.settle();
    assert_eq!(world.member("Chidi").status, MemberStatus::Late);
    world.allow("Chidi", 10 * C);
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(2);
    world.settle();
    let late = paid_to(&world, "Chidi", 1, ContributionKind::StandingOrder, "Ada");
    world.assert_events(&[
        &late,
        &paid(&world, "Chidi", 2, ContributionKind::StandingOrder),
        &settled(&world, 2, "Bayo", 3 * C, 0),
    ]);
    assert_eq!(world.member("Chidi").status, MemberStatus::Good);
}

#[test]
fn a_standing_order_can_be_ended() {
    let world = World::started(&THREE, Plan::default());
    on(&world, "Chidi", 10 * C);
    world.try_standing_order("Chidi", false).unwrap();
    world.jump_past_grace(1);
    world.settle();
    assert_eq!(world.gain("Chidi"), 0);
}

#[test]
fn a_settlement_of_many_draws_takes_several_calls_and_pays_once() {
    let people: Vec<String> = (0..20).map(|index| format!("Member {index}")).collect();
    let names: Vec<&str> = people.iter().map(String::as_str).collect();
    let world = World::started(&names, Plan::default());
    for name in &names {
        on(&world, name, C);
    }
    world.jump_past_grace(1);
    assert_eq!(world.try_settle(), Ok(false));
    assert_eq!((world.escrow(), world.info().round), (8 * C, 1));
    // Somebody pays between two calls, and is not drawn.
    world.contribute(names[19]);
    assert_eq!(world.try_settle(), Ok(false));
    assert_eq!(world.escrow(), 17 * C);
    assert_eq!(world.try_settle(), Ok(true));
    assert_eq!((world.escrow(), world.info().round), (0, 2));
    assert_eq!(world.gain(names[0]), 19 * C);
    assert!(names[1..].iter().all(|name| world.gain(name) == -C));
}
