//! A member has lost their key: the others move the seat.

use ajo_group::events::{RecoveryReady, RecoveryVetoed, SeatMoved, Voted};
use ajo_group::types::{GroupStatus, MoveReason};
use ajo_group::GroupError;
use ajo_testkit::{Plan, World};

use crate::refusal::{assert_foreign, refused};

const C: i128 = 1_000_000_000;
const DAY: u64 = 86_400;
const FOUR: [&str; 4] = ["Ada", "Bayo", "Chidi", "Dede"];

fn running() -> World {
    World::started(&FOUR, Plan::default())
}

/// Two of the three others move Dede's seat to Efe.
fn voted(world: &World) {
    for name in ["Ada", "Bayo"] {
        world.try_vote(name, world.recover("Dede", "Efe")).unwrap();
    }
}

#[test]
fn more_than_half_of_the_others_move_a_seat_after_seven_days() {
    let world = running();
    voted(&world);
    let ready_at = world.now() + 7 * DAY;
    let vote = Voted {
        member: world.person("Bayo"),
        motion: world.recover("Dede", "Efe"),
        votes: 2,
    };
    let ready = RecoveryReady {
        member: world.person("Dede"),
        fresh: world.person("Efe"),
        ready_at,
    };
    world.assert_events(&[&vote, &ready]);
    let complete = || world.try_complete_recovery("Dede", "Efe");
    world.jump_to(ready_at - 1);
    assert_eq!(complete(), refused(GroupError::NotReady));
    world.jump(1);
    complete().unwrap();
    world.assert_events(&[&SeatMoved {
        member: world.person("Dede"),
        newcomer: world.person("Efe"),
        seat: 3,
        reason: MoveReason::Recovery,
        price: 0,
    }]);
    assert_eq!(world.member("Efe").turn, 4);
    assert_eq!(complete(), refused(GroupError::NotMember));
}

#[test]
fn a_key_that_is_not_lost_objects() {
    let world = running();
    voted(&world);
    world.try_veto_recovery("Dede").unwrap();
    world.assert_events(&[&RecoveryVetoed {
        member: world.person("Dede"),
    }]);
    world.jump(7 * DAY);
    assert_eq!(
        world.try_complete_recovery("Dede", "Efe"),
        refused(GroupError::NoProposal)
    );
    assert_eq!(
        world.try_veto_recovery("Dede"),
        refused(GroupError::NoProposal)
    );
}

#[test]
fn the_lost_key_has_no_vote_and_strangers_have_none() {
    let world = running();
    let recover = || world.recover("Dede", "Efe");
    assert_eq!(
        world.try_vote("Dede", recover()),
        refused(GroupError::NotAllowed)
    );
    assert_eq!(
        world.try_vote("Efe", recover()),
        refused(GroupError::NotMember)
    );
    world.try_vote("Ada", recover()).unwrap();
    assert_eq!(world.group.move_of(&world.person("Dede")), None);
}

#[test]
fn the_fresh_key_signs_and_is_nobodys_seat() {
    let world = running();
    assert_eq!(
        world.try_vote("Ada", world.recover("Dede", "Chidi")),
        refused(GroupError::AlreadyMember)
    );
    voted(&world);
    world.jump(7 * DAY);
    assert_foreign(world.try_complete_recovery("Dede", "Ada"));
    assert_foreign(world.try_complete_recovery("Dede", "Dede"));
}

#[test]
fn a_recovery_stops_a_hand_over_and_lets_no_other_begin() {
    let world = running();
    world.try_propose_hand_over("Dede", "Mallory", 0).unwrap();
    voted(&world);
    world.jump(7 * DAY);
    assert_eq!(
        world.try_complete_hand_over("Dede", "Mallory"),
        refused(GroupError::NoProposal)
    );
    assert_eq!(
        world.try_propose_hand_over("Dede", "Mallory", 0),
        refused(GroupError::NotAllowed)
    );
    world.try_complete_recovery("Dede", "Efe").unwrap();
}

#[test]
fn what_waits_for_a_lost_key_reaches_the_fresh_one_even_after_the_end() {
    let world = running();
    for round in 1..=4 {
        world.contribute_all(&FOUR);
        if round == 4 {
            world.freeze("Dede");
        }
        world.jump_to(world.due_at(round));
        world.settle();
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
    let held = world.member("Dede").held;
    assert_eq!(held, 4 * C);
    voted(&world);
    world.jump(7 * DAY);
    world.try_complete_recovery("Dede", "Efe").unwrap();
    assert_eq!(world.claim("Efe"), held);
    assert_eq!(world.gain("Efe"), held);
}

#[test]
fn a_recovery_nobody_completes_lapses() {
    let world = running();
    voted(&world);
    world.jump(30 * DAY);
    assert_eq!(
        world.try_complete_recovery("Dede", "Efe"),
        refused(GroupError::NoProposal)
    );
    // The others may decide again.
    voted(&world);
    world.jump(7 * DAY);
    world.try_complete_recovery("Dede", "Efe").unwrap();
}

#[test]
fn a_seat_moved_goes_on_paying_and_is_paid() {
    let world = running();
    world.contribute_all(&FOUR);
    voted(&world);
    world.jump(7 * DAY);
    world.try_complete_recovery("Dede", "Efe").unwrap();
    world.settle();
    for round in 2..=4 {
        world.contribute_all(&["Ada", "Bayo", "Chidi", "Efe"]);
        world.jump_to(world.due_at(round));
        world.settle();
    }
    assert_eq!(world.gain("Efe"), C);
    assert_eq!(world.gain("Dede"), -C);
    assert_eq!(world.escrow(), 0);
}
