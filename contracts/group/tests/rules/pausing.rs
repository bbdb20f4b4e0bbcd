//! A pause stops what can wait, never what people owe or own.

use ajo_group::events::GroupPaused;
use ajo_group::types::{GroupStatus, Motion};
use ajo_group::GroupError;
use ajo_testkit::{Plan, World};

use crate::refusal::refused;

const C: i128 = 1_000_000_000;
const DAY: u64 = 86_400;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

fn with_deputy() -> Plan {
    Plan {
        deputy: Some("Dede"),
        ..Plan::default()
    }
}

#[test]
fn the_organiser_or_the_deputy_pauses_for_seven_days() {
    for by in ["Ada", "Dede"] {
        let world = World::started(&THREE, with_deputy());
        world.try_pause(by).unwrap();
        let until = world.now() + 7 * DAY;
        let by = Some(world.person(by));
        world.assert_events(&[&GroupPaused { until, by }]);
        assert_eq!(world.info().paused_until, until);
    }
}

#[test]
fn nobody_else_pauses_alone() {
    let world = World::started(&THREE, with_deputy());
    for by in ["Bayo", "Efe"] {
        assert_eq!(world.try_pause(by), refused(GroupError::NotOrganiser));
    }
}

#[test]
fn a_pause_is_at_most_half_a_round() {
    let world = World::started(
        &THREE,
        Plan {
            frequency: 600,
            grace: 0,
            ..Plan::default()
        },
    );
    world.try_pause("Ada").unwrap();
    assert_eq!(world.info().paused_until, world.now() + 300);
}

#[test]
fn what_can_wait_waits_until_the_second_the_pause_ends() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&THREE);
    world.try_pause("Ada").unwrap();
    world.jump_to(world.info().paused_until - 1);
    let paused = refused(GroupError::Paused);
    assert_eq!(world.try_settle().map(drop), paused);
    assert_eq!(world.try_exit("Chidi"), paused);
    assert_eq!(world.try_swap("Bayo", "Chidi"), paused);
    world.jump(1);
    world.settle();
}

#[test]
fn a_group_that_is_paused_while_forming_seats_nobody_and_does_not_start() {
    let world = World::new(with_deputy());
    world.join_all(&["Ada", "Bayo"]);
    world.try_pause("Dede").unwrap();
    let paused = refused(GroupError::Paused);
    assert_eq!(world.try_join("Chidi"), paused);
    assert_eq!(world.try_start("Ada"), paused);
    world.try_leave("Bayo").unwrap();
}

#[test]
fn a_pause_never_stops_paying_claiming_or_depositing() {
    let world = World::started(
        &["Ada", "Bayo", "Chidi", "Dede"],
        Plan {
            deposit_bps: 5_000,
            ..Plan::default()
        },
    );
    world.freeze("Ada");
    world.contribute_all(&["Bayo", "Chidi", "Dede"]);
    world.jump_past_grace(1);
    world.settle();
    world.thaw("Ada");
    world.try_pause("Ada").unwrap();
    world.contribute("Bayo");
    assert!(world.claim("Ada") > 0);
    world.try_deposit("Bayo", "Bayo", 1).unwrap();
    world.try_vote("Bayo", Motion::Cancel).unwrap();
}

#[test]
fn a_pause_abused_round_after_round_delays_no_round_by_more_than_half_of_one() {
    let world = World::started(&THREE, with_deputy());
    for round in 1..=3 {
        world.jump_past_grace(round);
        // Whoever pauses, and however often, at the worst moment.
        world.try_pause("Dede").unwrap();
        let again = refused(GroupError::AlreadyPaused);
        assert_eq!(world.try_pause("Dede"), again);
        assert_eq!(world.try_pause("Ada"), again);
        assert_eq!(world.try_vote("Bayo", Motion::Pause), again);
        world.jump_to(world.info().paused_until);
        assert_eq!(world.try_pause("Ada"), again);
        assert!(world.now() < world.due_at(round + 1));
        world.settle();
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
    assert_eq!(world.try_pause("Ada"), refused(GroupError::NotActive));
}

#[test]
fn a_pause_moves_no_due_date() {
    let world = World::started(&THREE, Plan::default());
    let due_at = world.due_at(2);
    world.contribute_all(&THREE);
    world.try_pause("Ada").unwrap();
    world.jump_to(world.info().paused_until);
    world.settle();
    assert_eq!(world.round(2).due_at, due_at);
    assert_eq!(world.gain("Ada"), 2 * C);
}
