use ajo_group::types::GroupStatus;
use ajo_group::GroupError;
use ajo_testkit::{Failure, Plan, World};

use crate::expected::{nothing_shared, settled};

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

#[test]
fn when_everyone_has_paid_the_pot_goes_to_the_member_whose_turn_it_is() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&THREE);
    world.settle();
    world.assert_events(&[&settled(&world, 1, "Ada", 3 * C, 0)]);
    assert_eq!(THREE.map(|name| world.gain(name)), [2 * C, -C, -C]);
    assert_eq!(world.escrow(), 0);
    let round = world.round(1);
    assert_eq!(
        (round.settled, round.payout, round.missing),
        (true, 3 * C, 0)
    );
    let info = world.info();
    assert_eq!((info.status, info.round), (GroupStatus::Active, 2));
}

#[test]
fn a_group_lives_its_whole_life_and_ends_with_nothing_in_escrow() {
    let world = World::started(&THREE, Plan::default());
    for round in 1..=3 {
        world.jump_to(world.due_at(round) - 100);
        world.contribute_all(&THREE);
        world.settle();
    }
    let last = settled(&world, 3, "Chidi", 3 * C, 0);
    world.assert_events(&[&last, &nothing_shared(&world, &[0, 1, 2])]);
    let info = world.info();
    assert_eq!(info.status, GroupStatus::Completed);
    assert_eq!((info.round, info.total_rounds, info.escrow), (3, 3, 0));
    assert_eq!(THREE.map(|name| world.gain(name)), [0, 0, 0]);
    assert_eq!(
        world.try_settle(),
        Err(Failure::Named(GroupError::NotActive))
    );
}

#[test]
fn a_round_waits_for_the_last_second_of_grace() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&["Ada", "Bayo"]);
    let not_due = Err(Failure::Named(GroupError::RoundNotDue));
    assert_eq!(world.try_settle(), not_due);
    world.jump_to(world.due_at(1));
    assert_eq!(world.try_settle(), not_due);
    world.jump_to(world.due_at(1) + world.config.grace - 1);
    assert_eq!(world.try_settle(), not_due);
    world.jump(1);
    world.settle();
    assert_eq!(world.round(1).payout, 2 * C);
}

#[test]
fn without_grace_a_round_may_be_settled_exactly_when_due() {
    let world = World::started(
        &["Ada", "Bayo"],
        Plan {
            grace: 0,
            ..Plan::default()
        },
    );
    world.jump_to(world.due_at(1) - 1);
    assert_eq!(
        world.try_settle(),
        Err(Failure::Named(GroupError::RoundNotDue))
    );
    world.jump(1);
    world.settle();
}

#[test]
fn a_payment_in_the_last_second_before_settlement_is_on_time() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.contribute("Chidi");
    world.settle();
    assert_eq!((world.round(1).payout, world.round(1).missing), (3 * C, 0));
}

#[test]
fn settling_twice_in_a_row_pays_nobody_twice() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&THREE);
    world.settle();
    assert_eq!(
        world.try_settle(),
        Err(Failure::Named(GroupError::RoundNotDue))
    );
    assert_eq!(world.gain("Ada"), 2 * C);

    world.contribute_all(&THREE);
    world.settle();
    assert_eq!(
        world.try_settle(),
        Err(Failure::Named(GroupError::RoundNotDue))
    );
    assert_eq!(THREE.map(|name| world.gain(name)), [C, C, -2 * C]);
}

#[test]
fn rounds_paid_ahead_settle_one_per_call_each_to_its_own_recipient() {
    let world = World::started(&THREE, Plan::default());
    for name in THREE {
        world.try_contribute(name, name, 1, 3).unwrap();
    }
    for (index, name) in THREE.iter().enumerate() {
        let before = world.balance(name);
        world.settle();
        assert_eq!(world.balance(name) - before, 3 * C);
        assert_eq!(world.escrow(), 3 * C * (2 - index as i128));
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
}

#[test]
fn settling_late_moves_no_later_due_date() {
    let world = World::started(&THREE, Plan::default());
    let due = world.due_at(2);
    world.contribute_all(&THREE);
    world.jump_to(due - 1);
    world.settle();
    assert_eq!(world.round(2).due_at, due);
}

#[test]
fn rounds_long_overdue_settle_one_after_the_other() {
    let world = World::started(&THREE, Plan::default());
    world.jump(10 * world.config.frequency);
    for _ in 0..3 {
        world.settle();
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
    assert_eq!(world.escrow(), 0);
}

#[test]
fn a_forming_group_has_no_round_to_settle() {
    let world = World::new(Plan::default());
    world.join_all(&THREE);
    world.jump(10 * world.config.frequency);
    assert_eq!(
        world.try_settle(),
        Err(Failure::Named(GroupError::NotActive))
    );
}

#[test]
fn unsigned_calls_cannot_drain_the_pot_before_its_time() {
    let world = World::started(&THREE, Plan::default());
    world.try_contribute("Bayo", "Bayo", 1, 3).unwrap();
    for _ in 0..5 {
        assert_eq!(
            world.try_settle(),
            Err(Failure::Named(GroupError::RoundNotDue))
        );
        for name in THREE {
            assert_eq!(
                world.try_claim(name),
                Err(Failure::Named(GroupError::NothingHeld))
            );
        }
    }
    assert_eq!(world.escrow(), 3 * C);
}

#[test]
fn money_sent_to_the_group_by_mistake_changes_no_pot() {
    let world = World::started(&THREE, Plan::default());
    world.mint(&world.group.address, 5 * C);
    world.contribute_all(&THREE);
    world.settle();
    assert_eq!((world.round(1).payout, world.escrow()), (3 * C, 5 * C));
}
