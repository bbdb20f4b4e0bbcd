use ajo_group::types::GroupStatus;
use ajo_testkit::{Plan, World, WEALTH};

fn crowd(size: usize) -> Vec<String> {
    (0..size).map(|index| format!("Member {index}")).collect()
}

fn live(size: usize) {
    let people = crowd(size);
    let names: Vec<&str> = people.iter().map(String::as_str).collect();
    let world = World::started(&names, Plan::default());
    let contribution = world.config.contribution;
    for (index, name) in names.iter().enumerate() {
        let before = world.balance(name) - contribution;
        world.contribute_all(&names);
        world.settle();
        assert_eq!(world.balance(name) - before, contribution * size as i128);
        assert_eq!(world.info().round as usize, (index + 2).min(size));
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
    assert!(names.iter().all(|name| world.gain(name) == 0));
    assert_eq!(world.escrow(), 0);
}

#[test]
fn two_members_live_a_whole_life() {
    live(2);
}

#[test]
fn fifty_members_live_a_whole_life() {
    live(50);
}

#[test]
fn fifty_members_may_pay_all_their_rounds_ahead() {
    let people = crowd(50);
    let names: Vec<&str> = people.iter().map(String::as_str).collect();
    let world = World::started(&names, Plan::default());
    world.try_contribute(names[49], names[49], 1, 50).unwrap();
    assert_eq!(world.escrow(), 50 * world.config.contribution);
}

#[test]
fn the_largest_contribution_overflows_no_pot() {
    let largest = i128::MAX / 100_000_000;
    let world = World::new(Plan {
        contribution: largest,
        max_members: 2,
        ..Plan::default()
    });
    for name in ["Ada", "Bayo"] {
        world.mint(&world.person(name), largest * 2);
        world.join(name);
    }
    world.start();
    for _ in 0..2 {
        world.contribute_all(&["Ada", "Bayo"]);
        world.settle();
    }
    for name in ["Ada", "Bayo"] {
        assert_eq!(world.balance(name), WEALTH + largest * 2);
    }
}

#[test]
fn the_smallest_contribution_is_one_unit() {
    let world = World::started(
        &["Ada", "Bayo"],
        Plan {
            contribution: 1,
            ..Plan::default()
        },
    );
    world.contribute_all(&["Ada", "Bayo"]);
    world.settle();
    assert_eq!((world.gain("Ada"), world.gain("Bayo")), (1, -1));
}

#[test]
fn rounds_of_a_year_end_centuries_from_now() {
    let people = crowd(50);
    let names: Vec<&str> = people.iter().map(String::as_str).collect();
    let world = World::started(
        &names,
        Plan {
            frequency: 31_622_400,
            grace: 31_622_400 / 4,
            ..Plan::default()
        },
    );
    assert_eq!(
        world.round(50).due_at,
        world.info().started_at + 50 * 31_622_400
    );
}
