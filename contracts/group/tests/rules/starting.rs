use ajo_group::events::GroupStarted;
use ajo_group::types::GroupStatus;
use ajo_group::{GroupError, StartRule};
use ajo_testkit::{Failure, Plan, World};
use soroban_sdk::Bytes;

#[test]
fn starting_fixes_the_order_and_an_absolute_schedule() {
    let world = World::new(Plan::default());
    world.join_all(&["Ada", "Bayo", "Chidi"]);
    world.jump(1234);
    let now = world.now();
    world.start();
    world.assert_events(&[&GroupStarted {
        started_at: now,
        order: Bytes::from_array(&world.env, &[0, 1, 2]),
    }]);

    let month = world.config.frequency;
    let due: Vec<_> = world.rounds().iter().map(|r| r.due_at).collect();
    assert_eq!(due, [now + month, now + 2 * month, now + 3 * month]);
    let recipients: Vec<_> = world.rounds().into_iter().map(|r| r.recipient).collect();
    assert_eq!(
        recipients,
        ["Ada", "Bayo", "Chidi"].map(|name| world.person(name))
    );
    for round in world.rounds() {
        assert_eq!((round.settled, round.payout, round.missing), (false, 0, 0));
    }
}

#[test]
fn seats_left_behind_are_not_in_the_order() {
    let world = World::new(Plan::default());
    world.join_all(&["Ada", "Bayo", "Chidi"]);
    world.try_leave("Ada").unwrap();
    world.start();
    world.assert_events(&[&GroupStarted {
        started_at: world.now(),
        order: Bytes::from_array(&world.env, &[1, 2]),
    }]);
    assert_eq!(world.info().total_rounds, 2);
}

#[test]
fn a_group_needs_two_members() {
    let world = World::new(Plan::default());
    assert_eq!(
        world.try_start("Ada"),
        Err(Failure::Named(GroupError::NotEnoughMembers))
    );
    world.join("Bayo");
    assert_eq!(
        world.try_start("Ada"),
        Err(Failure::Named(GroupError::NotEnoughMembers))
    );
    world.join("Chidi");
    world.start();
    assert_eq!(world.info().status, GroupStatus::Active);
}

#[test]
fn a_group_starts_once() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    world.jump(60);
    assert_eq!(
        world.try_start("Ada"),
        Err(Failure::Named(GroupError::NotForming))
    );
}

#[test]
fn the_organiser_may_start_early_a_group_that_waits_to_be_full() {
    let world = World::new(Plan {
        start_rule: StartRule::WhenFull,
        ..Plan::default()
    });
    world.join_all(&["Ada", "Bayo"]);
    world.start();
    assert_eq!(world.info().total_rounds, 2);
}
