use ajo_group::events::TurnVacated;
use ajo_group::types::MemberStatus;
use ajo_group::{GroupError, TurnOrder};
use ajo_testkit::{Failure, Plan, World};
use soroban_sdk::Bytes;

const C: i128 = 1_000_000_000;
const FIVE: [&str; 5] = ["Ada", "Bayo", "Chidi", "Dede", "Efe"];

/// Two rounds are settled.
fn half_way() -> World {
    let world = World::started(&FIVE, Plan::default());
    for _ in 1..=2 {
        world.contribute_all(&FIVE);
        world.settle();
    }
    world
}

fn refused(world: &World, name: &str) {
    assert_eq!(
        world.try_exit(name),
        Err(Failure::Named(GroupError::NotAllowed))
    );
}

#[test]
fn who_leaves_after_two_rounds_is_paid_back_by_the_two_who_have_been_paid() {
    let world = half_way();
    world.try_exit("Efe").unwrap();
    world.assert_events(&[&TurnVacated {
        member: world.person("Efe"),
        round: 5,
        paid: 2,
        by_choice: true,
        returned: 0,
        credited: Bytes::new(&world.env),
    }]);
    assert_eq!(world.member("Efe").status, MemberStatus::Exited);
    for recipient in ["Chidi", "Dede"] {
        let before = world.balance(recipient);
        world.contribute_all(&FIVE[..4]);
        world.settle();
        assert_eq!(world.balance(recipient) - before, 3 * C);
    }
    // The last round is owed by Ada and Bayo alone.
    assert_eq!(
        (world.round(5).vacated, world.round(5).owed_turns),
        (true, 2)
    );
    assert_eq!(world.member("Chidi").next_round, 0);
    world.contribute_all(&["Ada", "Bayo"]);
    world.settle();
    assert_eq!(FIVE.map(|name| world.gain(name)), [0; 5]);
    assert_eq!(world.escrow(), 0);
}

#[test]
fn what_was_paid_ahead_for_a_vacated_turn_comes_back() {
    let world = half_way();
    // Efe has paid round 3 ahead, Chidi everything.
    world.contribute("Efe");
    world.try_contribute("Chidi", "Chidi", 3, 3).unwrap();
    world.try_exit("Efe").unwrap();
    assert_eq!(world.claim("Efe"), C);
    assert_eq!(world.claim("Chidi"), C);
    assert_eq!(world.escrow(), 2 * C);
}

#[test]
fn after_an_exit_rounds_not_owed_are_skipped() {
    let world = half_way();
    world.try_exit("Chidi").unwrap();
    // Round 3 is Chidi's: Dede owes the fourth and fifth.
    assert_eq!(world.member("Dede").next_round, 4);
    assert_eq!(
        world.try_contribute("Dede", "Dede", 3, 1),
        Err(Failure::Named(GroupError::WrongRound))
    );
    assert_eq!(
        world.try_contribute("Dede", "Dede", 4, 3),
        Err(Failure::Named(GroupError::InvalidRounds))
    );
    world.try_contribute("Dede", "Dede", 4, 2).unwrap();
    assert_eq!(world.member("Dede").next_round, 0);
}

#[test]
fn there_is_no_exit_after_receiving_in_arrears_twice_or_from_an_auction() {
    let world = half_way();
    refused(&world, "Ada");
    world.contribute_all(&FIVE[..4]);
    world.jump_past_grace(3);
    world.settle();
    refused(&world, "Efe");
    world.contribute("Efe");
    world.try_exit("Efe").unwrap();
    refused(&world, "Efe");
    let auction = World::started(
        &FIVE,
        Plan {
            turn_order: TurnOrder::Auction,
            ..Plan::default()
        },
    );
    refused(&auction, "Efe");
}

#[test]
fn a_group_everybody_leaves_ends_with_nothing() {
    let world = World::started(&FIVE, Plan::default());
    world.contribute_all(&FIVE);
    for name in FIVE {
        world.try_exit(name).unwrap();
        assert_eq!(world.claim(name), C);
    }
    for _ in FIVE {
        world.settle();
    }
    assert_eq!(FIVE.map(|name| world.gain(name)), [0; 5]);
    assert_eq!(world.escrow(), 0);
}

/// Found by the fuzzer: the event told more rounds than the member.
#[test]
fn who_leaves_after_a_round_that_nobody_owed_has_paid_as_far_as_is_settled() {
    let world = World::started(&FIVE, Plan::default());
    world.try_exit("Ada").unwrap();
    world.settle();
    world.try_exit("Efe").unwrap();
    world.assert_events(&[&TurnVacated {
        member: world.person("Efe"),
        round: 5,
        paid: 1,
        by_choice: true,
        returned: 0,
        credited: Bytes::new(&world.env),
    }]);
    assert_eq!(world.member("Efe").paid_rounds, 1);
}
