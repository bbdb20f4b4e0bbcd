//! Turns as the organiser proposes and every member accepts.

use ajo_group::events::{GroupStarted, OrderAccepted, OrderSet};
use ajo_group::types::GroupStatus;
use ajo_group::{GroupError, StartRule, TurnOrder};
use ajo_testkit::{Plan, World};
use soroban_sdk::Bytes;

use crate::refusal::{assert_foreign, refused};

const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

fn fixed(start_rule: StartRule) -> World {
    let world = World::new(Plan {
        turn_order: TurnOrder::Fixed,
        start_rule,
        ..Plan::default()
    });
    world.join_all(&THREE);
    world
}

fn turns(world: &World) -> Vec<u32> {
    world.members().iter().map(|member| member.seat).collect()
}

#[test]
fn a_group_starts_in_the_order_that_every_member_has_accepted() {
    let world = fixed(StartRule::ByOrganiser);
    let order = Bytes::from_array(&world.env, &[2, 0, 1]);
    world.try_set_order("Ada", &[2, 0, 1]).unwrap();
    world.assert_events(&[&OrderSet {
        order: order.clone(),
    }]);
    for name in THREE {
        assert_eq!(
            world.try_start("Ada"),
            refused(GroupError::OrderNotAccepted)
        );
        world.try_accept_order(name, &[2, 0, 1]).unwrap();
        world.assert_events(&[&OrderAccepted {
            member: world.person(name),
            order: order.clone(),
        }]);
        assert!(world.member(name).agreed);
    }
    world.start();
    assert_eq!(turns(&world), [2, 0, 1]);
    assert_eq!(world.round(1).recipient, world.person("Chidi"));
}

#[test]
fn the_last_acceptance_of_a_full_group_starts_it_when_so_ruled() {
    let world = fixed(StartRule::WhenFull);
    assert_eq!(world.info().status, GroupStatus::Forming);
    world.try_set_order("Ada", &[1, 2, 0]).unwrap();
    for name in THREE {
        world.try_accept_order(name, &[1, 2, 0]).unwrap();
    }
    let order = Bytes::from_array(&world.env, &[1, 2, 0]);
    let accepted = OrderAccepted {
        member: world.person("Chidi"),
        order: order.clone(),
    };
    let started = GroupStarted {
        started_at: world.now(),
        order,
    };
    world.assert_events(&[&accepted, &started]);
    assert_eq!(world.info().status, GroupStatus::Active);
}

#[test]
fn nobody_is_bound_to_an_order_they_did_not_sign() {
    let world = fixed(StartRule::ByOrganiser);
    world.try_set_order("Ada", &[0, 1, 2]).unwrap();
    for name in THREE {
        world.try_accept_order(name, &[0, 1, 2]).unwrap();
    }
    // Exchanged at the last moment: every acceptance is void.
    world.try_set_order("Ada", &[0, 2, 1]).unwrap();
    assert_eq!(
        world.try_start("Ada"),
        refused(GroupError::OrderNotAccepted)
    );
    assert_eq!(
        world.try_accept_order("Bayo", &[0, 1, 2]),
        refused(GroupError::WrongOrder)
    );
}

#[test]
fn who_comes_or_goes_voids_the_acceptances() {
    let world = fixed(StartRule::ByOrganiser);
    world.try_set_order("Ada", &[2, 1, 0]).unwrap();
    for name in THREE {
        world.try_accept_order(name, &[2, 1, 0]).unwrap();
    }
    world.try_leave("Bayo").unwrap();
    assert_eq!(
        world.try_start("Ada"),
        refused(GroupError::OrderNotAccepted)
    );
    // Of three seats, two are left.
    assert_eq!(
        world.try_accept_order("Ada", &[2, 1, 0]),
        refused(GroupError::WrongOrder)
    );
    world.join("Dede");
    for name in ["Ada", "Chidi", "Dede"] {
        assert_eq!(
            world.try_start("Ada"),
            refused(GroupError::OrderNotAccepted)
        );
        world.try_accept_order(name, &[2, 1, 0]).unwrap();
    }
    world.start();
}

#[test]
fn an_order_names_every_seat_once() {
    let world = fixed(StartRule::ByOrganiser);
    for order in [
        &[][..],
        &[0, 1],
        &[0, 1, 1],
        &[0, 1, 3],
        &[0, 1, 2, 2],
        &[0; 51],
    ] {
        assert_eq!(
            world.try_set_order("Ada", order),
            refused(GroupError::InvalidOrder)
        );
    }
}

#[test]
fn only_the_organiser_proposes_and_only_members_accept() {
    let world = fixed(StartRule::ByOrganiser);
    assert_foreign(world.try_set_order("Bayo", &[0, 1, 2]));
    world.try_set_order("Ada", &[0, 1, 2]).unwrap();
    assert_eq!(
        world.try_accept_order("Efe", &[0, 1, 2]),
        refused(GroupError::NotMember)
    );
}

#[test]
fn other_groups_have_no_order_to_accept() {
    let world = World::new(Plan::default());
    world.join_all(&THREE);
    assert_eq!(
        world.try_set_order("Ada", &[0, 1, 2]),
        refused(GroupError::NotAllowed)
    );
    assert_eq!(
        world.try_accept_order("Ada", &[0, 1, 2]),
        refused(GroupError::NotAllowed)
    );
}

#[test]
fn a_paused_group_takes_no_acceptance_that_would_start_it() {
    let world = fixed(StartRule::WhenFull);
    world.try_set_order("Ada", &[0, 1, 2]).unwrap();
    world.try_pause("Ada").unwrap();
    world.try_accept_order("Ada", &[0, 1, 2]).unwrap();
    world.try_accept_order("Bayo", &[0, 1, 2]).unwrap();
    let last = || world.try_accept_order("Chidi", &[0, 1, 2]);
    assert_eq!(last(), refused(GroupError::Paused));
    world.jump_to(world.info().paused_until);
    last().unwrap();
    assert_eq!(world.info().status, GroupStatus::Active);
}
