//! The organiser, the deputy, and what happens when nobody leads.

use ajo_group::events::{DeputySet, OrganiserChanged, OrganiserStayed};
use ajo_group::types::GroupStatus;
use ajo_group::{GroupError, StartRule};
use ajo_testkit::{Plan, World, START_TIME};

use crate::refusal::{assert_foreign, refused};

const DAY: u64 = 86_400;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

fn with_deputy() -> World {
    World::new(Plan {
        deputy: Some("Dede"),
        ..Plan::default()
    })
}

#[test]
fn the_deputy_succeeds_an_organiser_silent_for_30_days() {
    let world = with_deputy();
    world.join_all(&THREE);
    world.jump(30 * DAY - 1);
    assert_eq!(world.try_succeed("Dede"), refused(GroupError::NotSilent));
    world.jump(1);
    world.try_succeed("Dede").unwrap();
    world.assert_events(&[&OrganiserChanged {
        organiser: world.person("Dede"),
    }]);
    let info = world.info();
    assert_eq!(info.organiser, world.person("Dede"));
    assert_eq!(info.deputy, None);
    assert_foreign(world.try_start("Ada"));
    world.try_start("Dede").unwrap();
}

#[test]
fn everything_an_organiser_signs_is_a_sign_of_life() {
    let signs: [fn(&World) -> Result<(), ajo_testkit::Failure<GroupError>>; 4] = [
        |world| world.try_stay("Ada"),
        |world| world.try_start("Ada"),
        |world| world.try_pause("Ada"),
        |world| world.try_set_deputy("Ada", Some("Dede")),
    ];
    for sign in signs {
        let world = with_deputy();
        world.join_all(&THREE);
        world.jump(29 * DAY);
        sign(&world).unwrap();
        world.jump(30 * DAY - 1);
        assert_eq!(world.try_succeed("Dede"), refused(GroupError::NotSilent));
        world.jump(1);
        world.try_succeed("Dede").unwrap();
    }
}

#[test]
fn a_sign_of_life_is_told() {
    let world = with_deputy();
    world.try_stay("Ada").unwrap();
    world.assert_events(&[&OrganiserStayed {
        seen_at: world.now(),
    }]);
    assert_foreign(world.try_stay("Dede"));
}

#[test]
fn only_the_deputy_succeeds() {
    let world = with_deputy();
    world.jump(30 * DAY);
    assert_foreign(world.try_succeed("Bayo"));
    assert_foreign(world.try_succeed("Ada"));
    let alone = World::new(Plan::default());
    alone.jump(30 * DAY);
    assert_eq!(alone.try_succeed("Bayo"), refused(GroupError::NotOrganiser));
}

#[test]
fn the_organiser_names_the_deputy() {
    let world = with_deputy();
    world.try_set_deputy("Ada", None).unwrap();
    world.assert_events(&[&DeputySet { deputy: None }]);
    assert_eq!(world.info().deputy, None);
    world.try_set_deputy("Ada", Some("Bayo")).unwrap();
    assert_eq!(world.info().deputy, Some(world.person("Bayo")));
    assert_eq!(
        world.try_set_deputy("Ada", Some("Ada")),
        refused(GroupError::InvalidDeputy)
    );
    assert_foreign(world.try_set_deputy("Bayo", Some("Bayo")));
}

#[test]
fn a_running_group_without_anybody_to_lead_it_goes_on_to_its_end() {
    let world = World::started(&THREE, Plan::default());
    for round in 1..=3 {
        world.contribute_all(&THREE);
        world.jump_to(world.due_at(round));
        world.settle();
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
    assert_eq!(world.escrow(), 0);
}

#[test]
fn a_forming_group_whose_organiser_has_vanished_lets_everybody_go() {
    let world = World::new(Plan {
        deposit_bps: 10_000,
        start_by: START_TIME + DAY,
        ..Plan::default()
    });
    world.join_all(&["Bayo", "Chidi", "Dede"]);
    world.try_leave("Bayo").unwrap();
    world.jump(DAY + 1);
    world.try_cancel("Chidi").unwrap();
    world.claim("Chidi");
    world.claim("Dede");
    for name in ["Bayo", "Chidi", "Dede"] {
        assert_eq!(world.gain(name), 0);
    }
}

#[test]
fn a_group_that_starts_when_full_needs_no_organiser() {
    let world = World::new(Plan {
        start_rule: StartRule::WhenFull,
        ..Plan::default()
    });
    world.join_all(&["Bayo", "Chidi", "Dede"]);
    assert_eq!(world.info().status, GroupStatus::Active);
}
