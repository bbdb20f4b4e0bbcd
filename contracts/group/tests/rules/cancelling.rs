//! A group that has not started is given up.

use ajo_group::events::GroupCancelled;
use ajo_group::types::GroupStatus;
use ajo_group::{GroupError, TurnOrder};
use ajo_testkit::{Plan, World, START_TIME};
use soroban_sdk::Bytes;

use crate::refusal::{assert_foreign, refused};

const C: i128 = 1_000_000_000;
const DAY: u64 = 86_400;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

fn forming() -> World {
    World::new(Plan {
        deposit_bps: 10_000,
        start_by: START_TIME + 10 * DAY,
        ..Plan::default()
    })
}

#[test]
fn the_organiser_gives_a_forming_group_up_and_all_get_their_deposits_back() {
    let world = forming();
    world.join_all(&["Bayo", "Chidi"]);
    assert_eq!(world.escrow(), 2 * C);
    world.try_cancel("Ada").unwrap();
    world.assert_events(&[&GroupCancelled {
        gap: None,
        share: 0,
        dust: 0,
        sharers: Bytes::new(&world.env),
    }]);
    for name in ["Bayo", "Chidi"] {
        assert_eq!(world.claim(name), C);
        assert_eq!(world.gain(name), 0);
    }
    assert_eq!(world.escrow(), 0);
}

#[test]
fn anyone_gives_it_up_once_the_time_to_start_by_is_over() {
    let world = forming();
    world.join("Bayo");
    world.jump_to(START_TIME + 10 * DAY);
    assert_eq!(world.try_cancel("Efe"), refused(GroupError::NotOrganiser));
    world.jump(1);
    world.try_cancel("Efe").unwrap();
    assert_eq!(world.claim("Bayo"), C);
}

#[test]
fn without_a_time_to_start_by_only_the_organiser_gives_up() {
    let world = World::new(Plan::default());
    world.join("Bayo");
    world.jump(1_000 * DAY);
    assert_eq!(world.try_cancel("Bayo"), refused(GroupError::NotOrganiser));
    assert_eq!(world.info().status, GroupStatus::Forming);
    world.try_leave("Bayo").unwrap();
}

#[test]
fn nobody_gives_up_in_the_organisers_name() {
    let world = forming();
    let organiser = world.person("Ada");
    world.unsigned();
    assert_foreign(ajo_testkit::flatten::<_, GroupError, _>(
        world.group.try_cancel(&organiser),
    ));
}

#[test]
fn a_group_given_up_takes_nobody_and_starts_never() {
    let world = forming();
    world.join_all(&["Ada", "Bayo"]);
    world.try_cancel("Ada").unwrap();
    let not_forming = refused(GroupError::NotForming);
    assert_eq!(world.try_join("Chidi"), not_forming);
    assert_eq!(world.try_start("Ada"), not_forming);
    assert_eq!(world.try_leave("Bayo"), not_forming);
    assert_eq!(world.try_cancel("Ada"), not_forming);
    assert_eq!(world.info().status, GroupStatus::Cancelled);
    assert_eq!(world.info().round, 0);
    assert!(world.rounds().is_empty());
}

#[test]
fn an_empty_group_is_given_up_too() {
    let world = forming();
    world.try_cancel("Ada").unwrap();
    assert!(world.members().is_empty());
}

#[test]
fn a_running_group_is_not_given_up_by_one() {
    let world = World::started(
        &THREE,
        Plan {
            start_by: START_TIME + DAY,
            ..Plan::default()
        },
    );
    world.jump(2 * DAY);
    assert_eq!(world.try_cancel("Ada"), refused(GroupError::NotForming));
}

#[test]
fn who_dislikes_the_order_to_come_does_not_stop_its_draw() {
    let world = World::started(
        &THREE,
        Plan {
            turn_order: TurnOrder::Random,
            start_by: START_TIME + DAY,
            ..Plan::default()
        },
    );
    for name in THREE {
        world.reveal(name);
    }
    world.jump(2 * DAY);
    for name in ["Ada", "Bayo"] {
        assert_eq!(world.try_cancel(name), refused(GroupError::NotForming));
    }
    world.try_draw().unwrap();
}
