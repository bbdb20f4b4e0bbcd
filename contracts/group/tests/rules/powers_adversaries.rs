//! People who would bend membership and powers to their own ends.

use ajo_group::types::{GroupStatus, Motion};
use ajo_group::{GroupError, TurnOrder};
use ajo_testkit::{Plan, World, WEALTH};

use crate::refusal::{assert_foreign, refused};

const C: i128 = 1_000_000_000;
const DAY: u64 = 86_400;
const FOUR: [&str; 4] = ["Ada", "Bayo", "Chidi", "Dede"];

#[test]
fn who_meant_to_leave_when_the_organiser_started_first_still_leaves_with_everything() {
    let world = World::new(Plan {
        deposit_bps: 10_000,
        max_members: 4,
        ..Plan::default()
    });
    world.join_all(&FOUR);
    // The organiser sees Dede's leaving and starts before it.
    world.start();
    assert_eq!(world.try_leave("Dede"), refused(GroupError::NotForming));
    world.try_exit("Dede").unwrap();
    world.claim("Dede");
    assert_eq!(world.gain("Dede"), 0);
    for round in 1..=4 {
        if round < 4 {
            world.contribute_all(&["Ada", "Bayo", "Chidi"]);
        }
        world.jump_past_grace(round);
        world.settle();
    }
    for name in ["Ada", "Bayo", "Chidi"] {
        if world.member(name).claimable > 0 {
            world.claim(name);
        }
        assert_eq!(world.gain(name), 0);
    }
    assert_eq!(world.escrow(), 0);
}

#[test]
fn who_joins_just_after_the_start_pays_nothing() {
    let world = World::new(Plan {
        deposit_bps: 10_000,
        ..Plan::default()
    });
    world.join_all(&["Ada", "Bayo"]);
    world.start();
    assert_eq!(world.try_join("Chidi"), refused(GroupError::NotForming));
    assert_eq!(world.gain("Chidi"), 0);
}

#[test]
fn a_ring_that_withholds_its_secrets_only_sends_itself_to_the_end() {
    let world = World::started(
        &["Ada", "Bayo", "Mallory", "Mordred"],
        Plan {
            turn_order: TurnOrder::Random,
            ..Plan::default()
        },
    );
    world.reveal("Ada");
    world.reveal("Bayo");
    world.jump_to(world.info().draw_ends_at);
    world.try_draw().unwrap();
    let turns = ["Mallory", "Mordred"].map(|name| world.member(name).turn);
    assert_eq!(turns, [3, 4]);
}

/// Three of four have agreed on their secrets beforehand; only the fourth's is not theirs to choose.
#[test]
fn a_ring_that_chooses_its_secrets_gains_no_place_against_one_that_does_not() {
    const DRAWS: u32 = 160;
    let mut times = [0u32; 4];
    for draw in 0..DRAWS {
        let honest = format!("honest {draw}");
        let four = ["Mallory", "Mordred", "Morgan", &honest];
        let plan = Plan {
            turn_order: TurnOrder::Random,
            ..Plan::default()
        };
        let world = World::started(&four, plan);
        four.iter().for_each(|name| world.reveal(name));
        world.try_draw().unwrap();
        times[world.member(&honest).turn as usize - 1] += 1;
    }
    // A quarter each, give or take three standard deviations: the secrets are always the same.
    let fair = times.iter().all(|times| (24..=56).contains(times));
    assert!(fair, "the fourth's turns: {times:?}");
}

#[test]
fn coming_back_with_the_same_commitment_changes_nothing_for_the_others() {
    let world = World::new(Plan {
        turn_order: TurnOrder::Random,
        ..Plan::default()
    });
    world.join_all(&["Ada", "Bayo", "Chidi"]);
    world.try_leave("Ada").unwrap();
    world.join("Ada");
    world.start();
    for name in ["Ada", "Bayo", "Chidi"] {
        world.reveal(name);
    }
    world.try_draw().unwrap();
    let mut turns: Vec<_> = world.members().iter().map(|m| m.turn).collect();
    turns.sort_unstable();
    assert_eq!(turns, [1, 2, 3]);
}

#[test]
fn a_ring_of_bidders_takes_nothing_from_the_others() {
    let world = World::started(
        &FOUR,
        Plan {
            turn_order: TurnOrder::Auction,
            ..Plan::default()
        },
    );
    // Chidi and Dede agree: both seal, only the lower bid is opened, in every round.
    for round in 1..=4 {
        world.contribute_all(&FOUR);
        let ring: Vec<_> = ["Chidi", "Dede"]
            .into_iter()
            .filter(|name| world.member(name).turn >= round)
            .collect();
        for name in &ring {
            world.try_bid(name, round, 10).unwrap();
        }
        world.jump_to(world.due_at(round));
        if let Some(first) = ring.first() {
            world.try_reveal_bid(first, round, 10).unwrap();
        }
        world.jump_past_grace(round);
        world.settle();
    }
    for name in FOUR {
        if world.member(name).claimable > 0 {
            world.claim(name);
        }
    }
    // The ring paid the discount twice; who stayed out of it lost nothing.
    assert!(world.gain("Ada") >= 0 && world.gain("Bayo") >= 0);
    assert_eq!(world.escrow(), 0);
}

#[test]
fn a_vote_once_signed_does_not_serve_again_after_it_has_lapsed() {
    let world = World::started(&FOUR, Plan::default());
    world.try_vote("Ada", Motion::Cancel).unwrap();
    world.jump(31 * DAY);
    let ada = world.person("Ada");
    assert_foreign(ajo_testkit::flatten::<_, GroupError, _>(
        world.group.try_vote(&ada, &Motion::Cancel),
    ));
}

#[test]
fn a_signature_for_one_motion_does_not_serve_for_another() {
    let world = World::started(&FOUR, Plan::default());
    world.sign_vote("Ada", &Motion::Pause);
    let ada = world.person("Ada");
    assert_foreign(ajo_testkit::flatten::<_, GroupError, _>(
        world.group.try_vote(&ada, &Motion::Cancel),
    ));
}

#[test]
fn two_seats_in_one_hand_do_not_move_a_third() {
    let world = World::started(&FOUR, Plan::default());
    // Of three others two are more than half; of five they would not be.
    let six = World::started(
        &["Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi"],
        Plan::default(),
    );
    for name in ["Ada", "Bayo"] {
        six.try_vote(name, six.recover("Funmi", "Mallory")).unwrap();
        world
            .try_vote(name, world.recover("Dede", "Mallory"))
            .unwrap();
    }
    assert_eq!(six.group.move_of(&six.person("Funmi")), None);
    assert!(world.group.move_of(&world.person("Dede")).is_some());
}

#[test]
fn in_a_group_of_two_the_other_moves_a_lost_seat_and_the_key_can_object() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    world
        .try_vote("Ada", world.recover("Bayo", "Mallory"))
        .unwrap();
    world.try_veto_recovery("Bayo").unwrap();
    world.jump(8 * DAY);
    assert_eq!(
        world.try_complete_recovery("Bayo", "Mallory"),
        refused(GroupError::NoProposal)
    );
}

#[test]
fn fifty_members_draw_vote_and_end_together() {
    let names: Vec<_> = (0..50).map(|seat| format!("seat {seat}")).collect();
    let world = World::new(Plan {
        max_members: 50,
        deposit_bps: 10_000,
        turn_order: TurnOrder::Random,
        ..Plan::default()
    });
    for name in &names {
        world.join(name);
    }
    world.start();
    for name in &names {
        world.reveal(name);
    }
    world.try_draw().unwrap();
    for name in &names {
        world.contribute(name);
    }
    for name in &names {
        world.try_vote(name, Motion::Cancel).unwrap();
    }
    assert_eq!(world.info().status, GroupStatus::Cancelled);
    for name in &names {
        assert_eq!(world.claim(name), 2 * C);
        assert_eq!(world.balance(name), WEALTH);
    }
    assert_eq!(world.escrow(), 0);
}

#[test]
fn an_auction_near_the_end_of_the_numbers_does_not_overflow() {
    let contribution = i128::MAX / 100_000_000;
    let world = World::new(Plan {
        contribution,
        max_members: 2,
        turn_order: TurnOrder::Auction,
        late_fee_bps: 1_000,
        reserve_fee_bps: 500,
        ..Plan::default()
    });
    world.join_all(&["Ada", "Bayo"]);
    world.start();
    world.try_bid("Bayo", 1, 3_500).unwrap();
    world.jump_to(world.due_at(1));
    world.try_reveal_bid("Bayo", 1, 3_500).unwrap();
    world.jump_past_grace(1);
    world.settle();
    assert_eq!(world.round(1).recipient, world.person("Bayo"));
}

#[test]
fn a_price_nobody_can_pay_moves_no_seat() {
    let world = World::started(&FOUR, Plan::default());
    world
        .try_propose_hand_over("Chidi", "Efe", i128::MAX)
        .unwrap();
    world.jump(7 * DAY);
    assert_foreign(world.try_complete_hand_over("Chidi", "Efe"));
    assert_eq!(world.member("Chidi").seat, 2);
}
